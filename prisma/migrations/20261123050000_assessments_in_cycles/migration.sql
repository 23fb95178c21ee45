-- CreateEnum
CREATE TYPE "CycleState" AS ENUM ('planned', 'opening', 'open', 'closing', 'closed');

-- CreateEnum
CREATE TYPE "Answerers" AS ENUM ('everyone', 'role', 'one');

-- CreateEnum
CREATE TYPE "CycleAct" AS ENUM ('open', 'close', 'remind', 'align');

-- CreateEnum
CREATE TYPE "MoveKind" AS ENUM ('joined', 'left', 'unit', 'brand', 'role');

-- CreateEnum
CREATE TYPE "Verdict" AS ENUM ('accepted', 'disagreed');

-- CreateEnum
CREATE TYPE "ImprovementState" AS ENUM ('open', 'doing', 'done', 'verified', 'dropped');

-- CreateEnum
CREATE TYPE "ImprovementSource" AS ENUM ('answer', 'difference', 'report');

-- CreateEnum
CREATE TYPE "NoticeKind" AS ENUM ('cycle_opened', 'cycle_reminder', 'cycle_reopened', 'second_ready', 'second_answered', 'calibration_asked', 'improvement_given', 'improvement_due', 'standard_changed');

-- CreateEnum
CREATE TYPE "DigestState" AS ENUM ('sending', 'sent', 'refused');

-- CreateEnum
CREATE TYPE "DigestPace" AS ENUM ('daily', 'weekly', 'never');

-- CreateEnum
CREATE TYPE "ResultKind" AS ENUM ('level', 'measured');

-- AlterTable
ALTER TABLE "Assessment" ADD COLUMN     "given" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "items" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "lateUntil" DATE,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3),
ALTER COLUMN "openedAt" DROP NOT NULL,
ALTER COLUMN "openedAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "Cycle" ADD COLUMN     "answererRole" "RoleKind",
ADD COLUMN     "answerers" "Answerers" NOT NULL DEFAULT 'everyone',
ADD COLUMN     "changedOnly" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "channels" "Channel"[],
ADD COLUMN     "closedAt" TIMESTAMPTZ(3),
ADD COLUMN     "name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "openedAt" TIMESTAMPTZ(3),
ADD COLUMN     "principles" TEXT[],
ADD COLUMN     "publishedAt" TIMESTAMPTZ(3),
ADD COLUMN     "remindAfter" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "remindBefore" INTEGER[],
ADD COLUMN     "remindCap" INTEGER NOT NULL DEFAULT 3,
ADD COLUMN     "remindOn" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "state" "CycleState" NOT NULL DEFAULT 'planned';

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "digestPace" "DigestPace" NOT NULL DEFAULT 'weekly';

-- CreateTable
CREATE TABLE "CycleRun" (
    "id" UUID NOT NULL,
    "cycleId" UUID NOT NULL,
    "act" "CycleAct" NOT NULL,
    "key" TEXT NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "cursor" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CycleRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CycleMove" (
    "id" UUID NOT NULL,
    "cycleId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" "MoveKind" NOT NULL,
    "from" TEXT,
    "to" TEXT,
    "followed" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CycleMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CycleReopening" (
    "id" UUID NOT NULL,
    "cycleId" UUID NOT NULL,
    "unitId" UUID,
    "until" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CycleReopening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssessmentView" (
    "id" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AssessmentView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SecondOpinion" (
    "id" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "raterId" UUID NOT NULL,
    "begunAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ(3),
    "verdict" "Verdict",
    "reason" TEXT NOT NULL DEFAULT '',
    "verdictAt" TIMESTAMPTZ(3),
    "closedByPerson" TIMESTAMPTZ(3),
    "closedByManager" TIMESTAMPTZ(3),

    CONSTRAINT "SecondOpinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SecondRating" (
    "secondId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "level" SMALLINT,
    "skipped" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SecondRating_pkey" PRIMARY KEY ("secondId","itemId")
);

-- CreateTable
CREATE TABLE "Calibration" (
    "id" UUID NOT NULL,
    "cycleId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "closesOn" DATE NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "byId" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Calibration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalibrationCase" (
    "id" UUID NOT NULL,
    "calibrationId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "textNl" TEXT NOT NULL DEFAULT '',
    "textEn" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "CalibrationCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalibrationItem" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "itemId" UUID NOT NULL,

    CONSTRAINT "CalibrationItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalibrationRater" (
    "calibrationId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CalibrationRater_pkey" PRIMARY KEY ("calibrationId","personId")
);

-- CreateTable
CREATE TABLE "CalibrationRating" (
    "caseItemId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "level" SMALLINT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalibrationRating_pkey" PRIMARY KEY ("caseItemId","personId")
);

-- CreateTable
CREATE TABLE "Improvement" (
    "id" UUID NOT NULL,
    "source" "ImprovementSource" NOT NULL,
    "what" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "standardId" UUID NOT NULL,
    "assessmentId" UUID,
    "unitId" UUID NOT NULL,
    "cycleId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,
    "state" "ImprovementState" NOT NULL DEFAULT 'open',
    "reason" TEXT NOT NULL DEFAULT '',
    "verifierId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Improvement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImprovementMove" (
    "id" UUID NOT NULL,
    "improvementId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "from" "ImprovementState",
    "to" "ImprovementState" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ImprovementMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "key" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),
    "digestId" UUID,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Digest" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "state" "DigestState" NOT NULL DEFAULT 'sending',
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Digest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tally" (
    "cycleId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "role" "RoleKind" NOT NULL,
    "itemId" UUID NOT NULL,
    "people" INTEGER NOT NULL DEFAULT 0,
    "sum" INTEGER NOT NULL DEFAULT 0,
    "squares" INTEGER NOT NULL DEFAULT 0,
    "applicable" INTEGER NOT NULL DEFAULT 0,
    "measured" INTEGER NOT NULL DEFAULT 0,
    "within" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Tally_pkey" PRIMARY KEY ("cycleId","unitId","role","itemId")
);

-- CreateTable
CREATE TABLE "Result" (
    "cycleId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "kind" "ResultKind" NOT NULL,
    "role" "RoleKind" NOT NULL,
    "unitPath" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "sum" INTEGER NOT NULL,
    "squares" INTEGER NOT NULL,
    "applicable" INTEGER NOT NULL,

    CONSTRAINT "Result_pkey" PRIMARY KEY ("cycleId","itemId","kind","role","unitPath")
);

-- CreateIndex
CREATE UNIQUE INDEX "CycleRun_cycleId_act_key_key" ON "CycleRun"("cycleId", "act", "key");

-- CreateIndex
CREATE INDEX "CycleMove_cycleId_personId_idx" ON "CycleMove"("cycleId", "personId");

-- CreateIndex
CREATE INDEX "CycleReopening_cycleId_idx" ON "CycleReopening"("cycleId");

-- CreateIndex
CREATE INDEX "AssessmentView_assessmentId_at_idx" ON "AssessmentView"("assessmentId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "SecondOpinion_assessmentId_key" ON "SecondOpinion"("assessmentId");

-- CreateIndex
CREATE INDEX "SecondRating_itemId_idx" ON "SecondRating"("itemId");

-- CreateIndex
CREATE INDEX "CalibrationItem_itemId_idx" ON "CalibrationItem"("itemId");

-- CreateIndex
CREATE UNIQUE INDEX "CalibrationItem_caseId_itemId_key" ON "CalibrationItem"("caseId", "itemId");

-- CreateIndex
CREATE INDEX "CalibrationRater_personId_idx" ON "CalibrationRater"("personId");

-- CreateIndex
CREATE INDEX "CalibrationRating_personId_idx" ON "CalibrationRating"("personId");

-- CreateIndex
CREATE INDEX "Improvement_ownerId_state_idx" ON "Improvement"("ownerId", "state");

-- CreateIndex
CREATE INDEX "Improvement_unitId_state_idx" ON "Improvement"("unitId", "state");

-- CreateIndex
CREATE INDEX "Improvement_standardId_idx" ON "Improvement"("standardId");

-- CreateIndex
CREATE INDEX "Improvement_assessmentId_idx" ON "Improvement"("assessmentId");

-- CreateIndex
CREATE INDEX "ImprovementMove_improvementId_at_idx" ON "ImprovementMove"("improvementId", "at");

-- CreateIndex
CREATE INDEX "Notice_personId_at_idx" ON "Notice"("personId", "at");

-- CreateIndex
CREATE INDEX "Notice_digestId_idx" ON "Notice"("digestId");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_personId_kind_key_key" ON "Notice"("personId", "kind", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Digest_personId_period_key" ON "Digest"("personId", "period");

-- CreateIndex
CREATE INDEX "Assessment_cycleId_unitPath_idx" ON "Assessment"("cycleId", "unitPath");

-- AddForeignKey
ALTER TABLE "CycleRun" ADD CONSTRAINT "CycleRun_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CycleMove" ADD CONSTRAINT "CycleMove_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CycleMove" ADD CONSTRAINT "CycleMove_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CycleReopening" ADD CONSTRAINT "CycleReopening_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CycleReopening" ADD CONSTRAINT "CycleReopening_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CycleReopening" ADD CONSTRAINT "CycleReopening_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentView" ADD CONSTRAINT "AssessmentView_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentView" ADD CONSTRAINT "AssessmentView_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecondOpinion" ADD CONSTRAINT "SecondOpinion_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecondOpinion" ADD CONSTRAINT "SecondOpinion_raterId_fkey" FOREIGN KEY ("raterId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecondRating" ADD CONSTRAINT "SecondRating_secondId_fkey" FOREIGN KEY ("secondId") REFERENCES "SecondOpinion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecondRating" ADD CONSTRAINT "SecondRating_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "CycleItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Calibration" ADD CONSTRAINT "Calibration_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Calibration" ADD CONSTRAINT "Calibration_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationCase" ADD CONSTRAINT "CalibrationCase_calibrationId_fkey" FOREIGN KEY ("calibrationId") REFERENCES "Calibration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationItem" ADD CONSTRAINT "CalibrationItem_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "CalibrationCase"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationItem" ADD CONSTRAINT "CalibrationItem_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "CycleItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationRater" ADD CONSTRAINT "CalibrationRater_calibrationId_fkey" FOREIGN KEY ("calibrationId") REFERENCES "Calibration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationRater" ADD CONSTRAINT "CalibrationRater_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationRating" ADD CONSTRAINT "CalibrationRating_caseItemId_fkey" FOREIGN KEY ("caseItemId") REFERENCES "CalibrationItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationRating" ADD CONSTRAINT "CalibrationRating_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Improvement" ADD CONSTRAINT "Improvement_standardId_fkey" FOREIGN KEY ("standardId") REFERENCES "Standard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Improvement" ADD CONSTRAINT "Improvement_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Improvement" ADD CONSTRAINT "Improvement_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Improvement" ADD CONSTRAINT "Improvement_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Improvement" ADD CONSTRAINT "Improvement_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Improvement" ADD CONSTRAINT "Improvement_verifierId_fkey" FOREIGN KEY ("verifierId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImprovementMove" ADD CONSTRAINT "ImprovementMove_improvementId_fkey" FOREIGN KEY ("improvementId") REFERENCES "Improvement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImprovementMove" ADD CONSTRAINT "ImprovementMove_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_digestId_fkey" FOREIGN KEY ("digestId") REFERENCES "Digest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Digest" ADD CONSTRAINT "Digest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Result" ADD CONSTRAINT "Result_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Cycles from before had no state: their dates said it. What has closed is published by the job that closes a cycle.
UPDATE "Cycle" SET "openedAt" = "opensOn", state = CASE
  WHEN "opensOn" > current_date THEN 'planned' WHEN "closesOn" >= current_date THEN 'open' ELSE 'closing' END::"CycleState";
UPDATE "Cycle" SET "openedAt" = NULL WHERE state = 'planned';

-- What must hold whatever the program does.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "AssessmentView" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "CycleMove" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "CycleReopening" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "ImprovementMove" FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE "Cycle" ADD CHECK (length(name) <= 120), ADD CHECK ((answerers = 'role') = ("answererRole" IS NOT NULL)),
  ADD CHECK ("answererRole" IS NULL OR "answererRole" IN ('employee', 'manager')),
  ADD CHECK ("remindCap" BETWEEN 0 AND 10), ADD CHECK (cardinality("remindBefore") <= 5),
  ADD CHECK (state IN ('planned', 'opening') OR "openedAt" IS NOT NULL), ADD CHECK (state <> 'closed' OR "closedAt" IS NOT NULL);
ALTER TABLE "CycleRun" ADD CHECK (done >= 0 AND total >= 0);
ALTER TABLE "CycleReopening" ADD CHECK (length(reason) BETWEEN 1 AND 2000);
ALTER TABLE "Assessment" ADD CHECK (items >= 0 AND given >= 0), ADD CHECK ("submittedAt" IS NULL OR "openedAt" IS NOT NULL);
ALTER TABLE "SecondOpinion" ADD CHECK (length(reason) <= 4000), ADD CHECK ((verdict IS NULL) = ("verdictAt" IS NULL)),
  ADD CHECK (verdict IS NULL OR "submittedAt" IS NOT NULL), ADD CHECK (verdict IS DISTINCT FROM 'disagreed' OR reason <> ''),
  ADD CHECK (("closedByPerson" IS NULL AND "closedByManager" IS NULL) OR verdict IS NOT NULL);
ALTER TABLE "SecondRating" ADD CHECK (level BETWEEN 0 AND 3), ADD CHECK (NOT (skipped AND level IS NOT NULL)), ADD CHECK (length(note) <= 4000);
ALTER TABLE "Tally" ADD CHECK (people >= 0 AND applicable >= people AND sum BETWEEN 0 AND 3 * people AND squares BETWEEN sum AND 3 * sum
  AND measured >= 0 AND within BETWEEN 0 AND measured);
-- No result about fewer than five people exists, so none can be shown.
ALTER TABLE "Result" ADD CHECK (people >= 5), ADD CHECK (applicable >= people),
  ADD CHECK (CASE kind WHEN 'level' THEN sum BETWEEN 0 AND 3 * people AND squares BETWEEN sum AND 3 * sum ELSE sum BETWEEN 0 AND people AND squares = 0 END);
ALTER TABLE "Calibration" ADD CHECK (length(name) BETWEEN 1 AND 120), ADD CHECK ("closedAt" IS NULL OR "openedAt" IS NOT NULL);
ALTER TABLE "CalibrationCase" ADD CHECK (length("textNl") <= 4000 AND length("textEn") <= 4000);
ALTER TABLE "CalibrationRating" ADD CHECK (level BETWEEN 0 AND 3);
ALTER TABLE "Improvement" ADD CHECK (length(what) BETWEEN 1 AND 500 AND length(why) <= 2000 AND length(evidence) <= 2000 AND length(reason) <= 2000),
  ADD CHECK ((source = 'report') = ("assessmentId" IS NULL)), ADD CHECK ((state = 'dropped') = (reason <> '')),
  ADD CHECK ((state = 'verified') = ("verifierId" IS NOT NULL)), ADD CHECK ("verifierId" IS NULL OR "verifierId" <> "ownerId");
ALTER TABLE "ImprovementMove" ADD CHECK (length(note) <= 2000);
ALTER TABLE "Notice" ADD CHECK (length(key) <= 120 AND length("to") <= 300);
ALTER TABLE "Digest" ADD CHECK (period ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');

-- A second opinion is not one's own.
CREATE FUNCTION second_is_anothers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Assessment" WHERE id = NEW."assessmentId" AND "personId" = NEW."raterId") THEN
    RAISE EXCEPTION 'a second opinion is not one''s own' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER second_is_anothers BEFORE INSERT OR UPDATE OF "raterId" ON "SecondOpinion" FOR EACH ROW EXECUTE FUNCTION second_is_anothers();
