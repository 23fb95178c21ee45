-- What must hold whatever the program does; apart from the tables because a new state may be named only in a later transaction.

INSERT INTO "Organisation" DEFAULT VALUES;
ALTER TABLE "Organisation" ADD CHECK (id = 1);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "Confirmation" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "TranslationCheck" FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE "Draft" DROP CONSTRAINT "Draft_check2";
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_approved_check" CHECK ((state IN ('approved', 'scheduled')) = (approved IS NOT NULL)),
  ADD CONSTRAINT "Draft_scheduled_check" CHECK (CASE WHEN state = 'scheduled' THEN num_nulls("publishAt", publication, "scheduledBy") = 0
    ELSE num_nonnulls("publishAt", publication, "scheduledBy") = 0 END),
  ADD CHECK (length(purpose) <= 32000 AND length("baseReason") <= 32000);
ALTER TABLE "Standard" ADD CHECK ("reviewEvery" BETWEEN 1 AND 1100),
  ADD CONSTRAINT "Standard_loosens_check" CHECK ("baseReason" IS NULL OR "baseKind" = 'loosens');
ALTER TABLE "Version" ADD CONSTRAINT "Version_editorial_check" CHECK ("editorialReason" IS NULL OR change = 'editorial');
ALTER TABLE "DraftComment" ADD CHECK (length(text) BETWEEN 1 AND 32000), ADD CHECK (("closedAt" IS NULL) = ("closedById" IS NULL)),
  ADD CONSTRAINT "DraftComment_answer_check" CHECK ("answersId" IS NULL OR num_nonnulls(field, "closedAt") = 0);

-- What was said stays as it was said; a remark is only closed, or opened again.
CREATE FUNCTION comment_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW."draftId", NEW.revision, NEW.field, NEW."answersId", NEW."personId", NEW.text, NEW.at)
    IS DISTINCT FROM (OLD.id, OLD."draftId", OLD.revision, OLD.field, OLD."answersId", OLD."personId", OLD.text, OLD.at) THEN
    RAISE EXCEPTION 'a remark stays as it was said' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER comment_stays BEFORE UPDATE OR DELETE ON "DraftComment" FOR EACH ROW EXECUTE FUNCTION comment_stays();
