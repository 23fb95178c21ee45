-- A cycle goes forward only, and goes altogether only while it is planned.
CREATE FUNCTION cycle_goes_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'cycle % is % already: % refused', OLD.slug, OLD.state, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER cycle_goes_forward BEFORE UPDATE OF state ON "Cycle" FOR EACH ROW WHEN (NEW.state < OLD.state) EXECUTE FUNCTION cycle_goes_forward();
CREATE TRIGGER cycle_stays BEFORE DELETE ON "Cycle" FOR EACH ROW WHEN (OLD.state <> 'planned') EXECUTE FUNCTION cycle_goes_forward();

-- The blocks of a result stay and keep whom they count; only the counts are made anew. There are none before their cycle closes.
CREATE TRIGGER block_stays BEFORE DELETE ON "Result" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER block_is_fixed BEFORE UPDATE ON "Result" FOR EACH ROW
  WHEN ((OLD."cycleId", OLD."itemId", OLD.kind, OLD.role, OLD."unitPath", OLD."unitIds") IS DISTINCT FROM (NEW."cycleId", NEW."itemId", NEW.kind, NEW.role, NEW."unitPath", NEW."unitIds"))
  EXECUTE FUNCTION refuse_change();
CREATE FUNCTION result_has_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Cycle" WHERE id IN (SELECT "cycleId" FROM written) AND state NOT IN ('closing', 'closed')) THEN
    RAISE EXCEPTION 'a cycle that is not closing has no result' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
-- Once for a statement: a closing writes tens of thousands of blocks.
CREATE TRIGGER result_has_closed AFTER INSERT ON "Result" REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION result_has_closed();

-- What was submitted in a cycle that has closed stays, and nothing is added: but for who has a day for late answers. One day
-- more, for the day of the organisation is not that of the database. Who submits while it is closing is waited for.
CREATE FUNCTION submission_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(NEW."lateUntil" < current_date - 1, true) AND EXISTS (SELECT 1 FROM "Cycle" WHERE id = NEW."cycleId" AND state = 'closed') THEN
    RAISE EXCEPTION 'the cycle of assessment % has closed', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER submission_in_time BEFORE UPDATE OF "submittedAt" ON "Assessment"
  FOR EACH ROW WHEN (NEW."submittedAt" IS DISTINCT FROM OLD."submittedAt") EXECUTE FUNCTION submission_in_time();
