-- With four eyes nobody approves their own work, whatever the program does: not what they began or saved, and not what
-- they once wrote for this standard and somebody else put back. Whoever switches it on waits for approvals under way.
CREATE FUNCTION four_eyes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.approved IS NOT NULL AND (SELECT "fourEyes" FROM "Organisation" FOR SHARE) AND (NEW."approverId" = NEW."authorId" OR EXISTS (
    SELECT 1 FROM "Draft" d JOIN "DraftSave" s ON s."draftId" = d.id
    WHERE d."standardId" = NEW."standardId" AND s."personId" = NEW."approverId" AND (d.id = NEW.id OR s.content = NEW.content))) THEN
    RAISE EXCEPTION 'nobody approves their own work' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER four_eyes BEFORE INSERT OR UPDATE ON "Draft" FOR EACH ROW EXECUTE FUNCTION four_eyes();
