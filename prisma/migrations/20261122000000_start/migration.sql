-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "NotApplicable" AS ENUM ('channel', 'absent', 'colleague');

-- CreateEnum
CREATE TYPE "RoleKind" AS ENUM ('employee', 'manager', 'leader', 'administrator');

-- CreateEnum
CREATE TYPE "UnitKind" AS ENUM ('group', 'branch', 'department');

-- CreateEnum
CREATE TYPE "Lang" AS ENUM ('nl', 'en');

-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('face', 'phone', 'email', 'letter', 'fax', 'form', 'chat', 'social');

-- CreateEnum
CREATE TYPE "Touchpoint" AS ENUM ('orientation', 'arrival', 'contact', 'waiting', 'advice', 'order', 'delivery', 'payment', 'complaint', 'departure', 'aftercare');

-- CreateEnum
CREATE TYPE "Audience" AS ENUM ('customers', 'colleagues');

-- CreateEnum
CREATE TYPE "Measure" AS ENUM ('duration', 'count', 'share', 'yesno');

-- CreateEnum
CREATE TYPE "Comparison" AS ENUM ('most', 'least');

-- CreateEnum
CREATE TYPE "MeasureUnit" AS ENUM ('seconds', 'minutes', 'hours', 'days', 'working-hours', 'working-days', 'weeks', 'times', 'items', 'percent');

-- CreateEnum
CREATE TYPE "Source" AS ENUM ('expectation', 'mission', 'stakeholder');

-- CreateEnum
CREATE TYPE "Stakeholder" AS ENUM ('employee', 'shareholder', 'supplier', 'government', 'association', 'community');

-- CreateEnum
CREATE TYPE "Change" AS ENUM ('editorial', 'material');

-- CreateEnum
CREATE TYPE "BaseKind" AS ENUM ('tightens', 'loosens');

-- CreateEnum
CREATE TYPE "SuccessorKind" AS ENUM ('split', 'merge', 'replace');

-- CreateEnum
CREATE TYPE "DraftState" AS ENUM ('draft', 'review', 'changes', 'approved');

-- CreateEnum
CREATE TYPE "Translation" AS ENUM ('original', 'translated', 'unchecked');

-- CreateTable
CREATE TABLE "Cycle" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "opensOn" DATE NOT NULL,
    "closesOn" DATE NOT NULL,

    CONSTRAINT "Cycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CycleUnit" (
    "cycleId" UUID NOT NULL,
    "unitId" UUID NOT NULL,

    CONSTRAINT "CycleUnit_pkey" PRIMARY KEY ("cycleId","unitId")
);

-- CreateTable
CREATE TABLE "CycleItem" (
    "id" UUID NOT NULL,
    "cycleId" UUID NOT NULL,
    "standardId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "weight" INTEGER NOT NULL,
    "critical" BOOLEAN NOT NULL,
    "section" TEXT NOT NULL,
    "brandSlug" TEXT,
    "unitPath" TEXT,
    "baseId" UUID,

    CONSTRAINT "CycleItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assessment" (
    "id" UUID NOT NULL,
    "cycleId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "brandSlug" TEXT,
    "unitId" UUID NOT NULL,
    "unitPath" TEXT NOT NULL,
    "role" "RoleKind" NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "assessmentId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "level" SMALLINT,
    "reason" "NotApplicable",
    "skipped" BOOLEAN NOT NULL DEFAULT false,
    "measured" DECIMAL(12,3),
    "note" TEXT NOT NULL DEFAULT '',
    "example" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("assessmentId","itemId")
);

-- CreateTable
CREATE TABLE "Brand" (
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "gone" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Brand_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "Principle" (
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "gone" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Principle_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "Value" (
    "id" TEXT NOT NULL,
    "brandSlug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "gone" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Value_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PageText" (
    "path" TEXT NOT NULL,
    "lang" "Lang" NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "change" "Change" NOT NULL,
    "title" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PageText_pkey" PRIMARY KEY ("path","lang","fingerprint")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "lang" "Lang" NOT NULL DEFAULT 'nl',
    "joinedOn" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Role" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" "RoleKind" NOT NULL,
    "unitId" UUID,
    "brandSlug" TEXT,
    "from" DATE NOT NULL,
    "to" DATE,

    CONSTRAINT "Role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "UnitKind" NOT NULL,
    "nameNl" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "parentId" UUID,
    "brandSlug" TEXT,
    "path" TEXT NOT NULL,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "tokenHash" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "personId" UUID,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "act" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SentForm" (
    "key" UUID NOT NULL,
    "sender" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "answer" JSONB,
    "sentAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SentForm_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Standard" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "brandSlug" TEXT,
    "unitId" UUID,
    "baseId" UUID,
    "baseKind" "BaseKind",
    "liveId" UUID,
    "retiredAt" TIMESTAMPTZ(3),
    "keeperId" UUID,
    "reviewBy" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Standard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Version" (
    "id" UUID NOT NULL,
    "standardId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "change" "Change" NOT NULL,
    "principleSlug" TEXT NOT NULL,
    "principles" TEXT[],
    "values" TEXT[],
    "touchpoint" "Touchpoint" NOT NULL,
    "channels" "Channel"[],
    "audience" "Audience" NOT NULL,
    "measure" "Measure" NOT NULL,
    "comparison" "Comparison",
    "limit" DECIMAL(12,3),
    "unit" "MeasureUnit",
    "target" INTEGER NOT NULL,
    "weight" INTEGER NOT NULL,
    "critical" BOOLEAN NOT NULL,
    "source" "Source" NOT NULL,
    "stakeholder" "Stakeholder",
    "fingerprint" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "authorId" UUID,
    "approverId" UUID,

    CONSTRAINT "Version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VersionWords" (
    "versionId" UUID NOT NULL,
    "lang" "Lang" NOT NULL,
    "translation" "Translation" NOT NULL DEFAULT 'original',
    "statement" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "population" TEXT NOT NULL,
    "observed" TEXT NOT NULL,
    "conditions" TEXT NOT NULL,
    "missed" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "notYet" TEXT NOT NULL,
    "sometimes" TEXT NOT NULL,
    "mostly" TEXT NOT NULL,
    "always" TEXT NOT NULL,
    "note" TEXT NOT NULL,

    CONSTRAINT "VersionWords_pkey" PRIMARY KEY ("versionId","lang")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" UUID NOT NULL,
    "standardId" UUID NOT NULL,
    "openFor" UUID,
    "basedOn" INTEGER NOT NULL,
    "state" "DraftState" NOT NULL DEFAULT 'draft',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "content" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "reason" TEXT,
    "approved" TEXT,
    "approverId" UUID,
    "authorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DraftSave" (
    "draftId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "personId" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DraftSave_pkey" PRIMARY KEY ("draftId","revision")
);

-- CreateTable
CREATE TABLE "Successor" (
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "kind" "SuccessorKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Successor_pkey" PRIMARY KEY ("fromId","toId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Cycle_slug_key" ON "Cycle"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "CycleItem_cycleId_standardId_key" ON "CycleItem"("cycleId", "standardId");

-- CreateIndex
CREATE INDEX "Assessment_personId_idx" ON "Assessment"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Assessment_cycleId_personId_key" ON "Assessment"("cycleId", "personId");

-- CreateIndex
CREATE INDEX "Answer_itemId_idx" ON "Answer"("itemId");

-- CreateIndex
CREATE UNIQUE INDEX "Brand_prefix_key" ON "Brand"("prefix");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Role_personId_idx" ON "Role"("personId");

-- CreateIndex
CREATE INDEX "Role_unitId_idx" ON "Role"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_slug_key" ON "Unit"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_path_key" ON "Unit"("path");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "AuditEntry_subject_at_idx" ON "AuditEntry"("subject", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_at_idx" ON "AuditEntry"("actorId", "at");

-- CreateIndex
CREATE INDEX "SentForm_sentAt_idx" ON "SentForm"("sentAt");

-- CreateIndex
CREATE UNIQUE INDEX "Standard_code_key" ON "Standard"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Standard_liveId_key" ON "Standard"("liveId");

-- CreateIndex
CREATE UNIQUE INDEX "Version_standardId_number_key" ON "Version"("standardId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_openFor_key" ON "Draft"("openFor");

-- CreateIndex
CREATE INDEX "Draft_standardId_idx" ON "Draft"("standardId");

-- AddForeignKey
ALTER TABLE "CycleUnit" ADD CONSTRAINT "CycleUnit_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CycleUnit" ADD CONSTRAINT "CycleUnit_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CycleItem" ADD CONSTRAINT "CycleItem_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CycleItem" ADD CONSTRAINT "CycleItem_standardId_fkey" FOREIGN KEY ("standardId") REFERENCES "Standard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CycleItem" ADD CONSTRAINT "CycleItem_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CycleItem" ADD CONSTRAINT "CycleItem_section_fkey" FOREIGN KEY ("section") REFERENCES "Principle"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "CycleItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Value" ADD CONSTRAINT "Value_brandSlug_fkey" FOREIGN KEY ("brandSlug") REFERENCES "Brand"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_brandSlug_fkey" FOREIGN KEY ("brandSlug") REFERENCES "Brand"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_brandSlug_fkey" FOREIGN KEY ("brandSlug") REFERENCES "Brand"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Standard" ADD CONSTRAINT "Standard_brandSlug_fkey" FOREIGN KEY ("brandSlug") REFERENCES "Brand"("slug") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Standard" ADD CONSTRAINT "Standard_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Standard" ADD CONSTRAINT "Standard_baseId_fkey" FOREIGN KEY ("baseId") REFERENCES "Standard"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Standard" ADD CONSTRAINT "Standard_liveId_fkey" FOREIGN KEY ("liveId") REFERENCES "Version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Standard" ADD CONSTRAINT "Standard_keeperId_fkey" FOREIGN KEY ("keeperId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Version" ADD CONSTRAINT "Version_standardId_fkey" FOREIGN KEY ("standardId") REFERENCES "Standard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Version" ADD CONSTRAINT "Version_principleSlug_fkey" FOREIGN KEY ("principleSlug") REFERENCES "Principle"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionWords" ADD CONSTRAINT "VersionWords_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_standardId_fkey" FOREIGN KEY ("standardId") REFERENCES "Standard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftSave" ADD CONSTRAINT "DraftSave_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Successor" ADD CONSTRAINT "Successor_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Standard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Successor" ADD CONSTRAINT "Successor_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Standard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must hold whatever the program does. Triggers and checks are not in the .prisma files; tests hold them.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "Version" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "VersionWords" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "DraftSave" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "PageText" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER frozen BEFORE UPDATE ON "CycleItem" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The live version is one of the standard's own.
CREATE FUNCTION live_is_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."liveId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "Version" WHERE id = NEW."liveId" AND "standardId" = NEW.id) THEN
    RAISE EXCEPTION 'the live version of % is not its own', NEW.code USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER live_is_own BEFORE INSERT OR UPDATE OF "liveId" ON "Standard" FOR EACH ROW EXECUTE FUNCTION live_is_own();

-- A code never changes.
CREATE FUNCTION code_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.code <> OLD.code THEN RAISE EXCEPTION 'a code never changes' USING ERRCODE = 'restrict_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER code_is_fixed BEFORE UPDATE OF code ON "Standard" FOR EACH ROW EXECUTE FUNCTION code_is_fixed();

ALTER TABLE "Person" ADD CHECK (email = lower(email) AND length(email) <= 254), ADD CHECK (length(name) BETWEEN 1 AND 200);
ALTER TABLE "Role" ADD CHECK (num_nonnulls("unitId", "brandSlug") <= 1), ADD CHECK ("to" IS NULL OR "to" >= "from"),
  ADD CHECK (kind <> 'employee' OR "unitId" IS NOT NULL);
ALTER TABLE "Standard" ADD CHECK (num_nonnulls("brandSlug", "unitId") <= 1), ADD CHECK (code ~ '^[A-Z]{2,5}(-[A-Z]{2,5})-[0-9]{2,3}$'),
  ADD CHECK (("baseId" IS NULL) = ("baseKind" IS NULL)), ADD CHECK ("baseId" IS NULL OR "baseId" <> id);
ALTER TABLE "Version" ADD CHECK (number >= 1), ADD CHECK (target BETWEEN 1 AND 100), ADD CHECK (weight BETWEEN 1 AND 3),
  ADD CHECK ("limit" IS NULL OR "limit" >= 0), ADD CHECK (cardinality(channels) >= 1),
  ADD CHECK (CASE WHEN measure = 'yesno' THEN num_nonnulls(comparison, "limit", unit) = 0 ELSE num_nulls(comparison, "limit", unit) = 0 END),
  ADD CHECK ((source = 'stakeholder') = (stakeholder IS NOT NULL));
ALTER TABLE "VersionWords" ADD CHECK (length(statement) BETWEEN 1 AND 32000),
  ADD CHECK (GREATEST(length(summary), length(why), length(contact), length(population), length(observed), length(conditions), length(missed),
    length(evidence), length("notYet"), length(sometimes), length(mostly), length(always), length(note)) <= 32000);
ALTER TABLE "Draft" ADD CHECK ("openFor" IS NULL OR "openFor" = "standardId"), ADD CHECK (("openFor" IS NULL) = ("closedAt" IS NOT NULL)),
  ADD CHECK ((state = 'approved') = (approved IS NOT NULL)), ADD CHECK (approved IS NULL OR approved = fingerprint),
  ADD CHECK (state <> 'changes' OR reason IS NOT NULL), ADD CHECK (approved IS NULL OR "approverId" IS NOT NULL);
ALTER TABLE "Successor" ADD CHECK ("fromId" <> "toId");
ALTER TABLE "Cycle" ADD CHECK ("closesOn" >= "opensOn"), ADD CHECK (slug ~ '^[0-9]{4}-[0-9]{1,2}$');
ALTER TABLE "CycleItem" ADD CHECK (weight BETWEEN 1 AND 3), ADD CHECK (num_nonnulls("brandSlug", "unitPath") <= 1);
ALTER TABLE "Answer" ADD CHECK (level BETWEEN 0 AND 3), ADD CHECK (NOT (skipped AND level IS NOT NULL)), ADD CHECK (reason IS NULL OR skipped),
  ADD CHECK (measured IS NULL OR (measured >= 0 AND measured <= 999999999)), ADD CHECK (length(note) <= 32000 AND length(example) <= 32000);

-- A frozen item holds a version of its own standard, and an answer an item of its own cycle.
CREATE FUNCTION item_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "Version" WHERE id = NEW."versionId" AND "standardId" = NEW."standardId") THEN
    RAISE EXCEPTION 'the version is not of this standard' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER item_fits BEFORE INSERT ON "CycleItem" FOR EACH ROW EXECUTE FUNCTION item_fits();
CREATE FUNCTION answer_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "Assessment" a JOIN "CycleItem" i ON i."cycleId" = a."cycleId" WHERE a.id = NEW."assessmentId" AND i.id = NEW."itemId") THEN
    RAISE EXCEPTION 'the item is not of this cycle' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER answer_fits BEFORE INSERT ON "Answer" FOR EACH ROW EXECUTE FUNCTION answer_fits();
