-- What a second opinion was given on stays submitted, and the second opinion stays as it was given.
CREATE FUNCTION second_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "SecondOpinion" WHERE "assessmentId" = NEW.id AND "submittedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'a second opinion was given on assessment %', NEW.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER second_stands BEFORE UPDATE OF "submittedAt" ON "Assessment"
  FOR EACH ROW WHEN (OLD."submittedAt" IS NOT NULL AND NEW."submittedAt" IS DISTINCT FROM OLD."submittedAt") EXECUTE FUNCTION second_stands();

CREATE FUNCTION rating_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "SecondOpinion" WHERE id = OLD."secondId" AND "submittedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'the second opinion % was given', OLD."secondId";
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER rating_stands BEFORE UPDATE OR DELETE ON "SecondRating" FOR EACH ROW EXECUTE FUNCTION rating_stands();

CREATE FUNCTION second_is_given_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the second opinion % was given', OLD.id;
END $$;
CREATE TRIGGER second_is_given_once BEFORE UPDATE OF "submittedAt" ON "SecondOpinion"
  FOR EACH ROW WHEN (OLD."submittedAt" IS NOT NULL AND NEW."submittedAt" IS DISTINCT FROM OLD."submittedAt") EXECUTE FUNCTION second_is_given_once();
