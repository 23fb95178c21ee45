-- AlterTable
ALTER TABLE "Calibration" ADD COLUMN     "place" TEXT NOT NULL DEFAULT 'organisation';

-- AlterTable
ALTER TABLE "Improvement" ADD COLUMN     "section" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "ImprovementMove" ADD COLUMN     "was" JSONB;

-- CreateIndex
CREATE INDEX "Improvement_dueOn_idx" ON "Improvement"("dueOn");

-- AddForeignKey
ALTER TABLE "Improvement" ADD CONSTRAINT "Improvement_section_fkey" FOREIGN KEY ("section") REFERENCES "Principle"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Improvement" ADD CONSTRAINT "Improvement_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was agreed stands in a change as it was, and only in a change.
ALTER TABLE "ImprovementMove" ADD CHECK (was IS NULL OR "from" = "to");
ALTER TABLE "Calibration" ADD CHECK (place ~ '^(organisation|brand:[a-z-]+|unit:[0-9a-f-]{36})$');

-- What a rater submitted stands, and nobody rates before the opening or after the close.
CREATE FUNCTION ratings_are_final() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE row record;
BEGIN
  row := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  IF NOT EXISTS (
    SELECT 1 FROM "CalibrationItem" i JOIN "CalibrationCase" c ON c.id = i."caseId" JOIN "Calibration" k ON k.id = c."calibrationId"
    JOIN "CalibrationRater" r ON r."calibrationId" = k.id AND r."personId" = row."personId"
    WHERE i.id = row."caseItemId" AND r."submittedAt" IS NULL AND k."openedAt" IS NOT NULL AND k."closedAt" IS NULL
  ) THEN
    RAISE EXCEPTION 'a rating is given while its calibration is open, and stands once it was submitted' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN row;
END $$;
CREATE TRIGGER ratings_are_final BEFORE INSERT OR UPDATE OR DELETE ON "CalibrationRating" FOR EACH ROW EXECUTE FUNCTION ratings_are_final();

-- The cases stand once a calibration is open.
CREATE FUNCTION cases_are_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Calibration" WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD."calibrationId" ELSE NEW."calibrationId" END AND "openedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'the cases of a calibration that was opened stand' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER cases_are_final BEFORE INSERT OR UPDATE OR DELETE ON "CalibrationCase" FOR EACH ROW EXECUTE FUNCTION cases_are_final();
