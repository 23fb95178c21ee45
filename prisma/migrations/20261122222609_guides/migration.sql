-- CreateEnum
CREATE TYPE "AlignmentKind" AS ENUM ('equal', 'part', 'more');

-- CreateEnum
CREATE TYPE "Steps" AS ENUM ('stars', 'levels');

-- CreateTable
CREATE TABLE "Guide" (
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Guide_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "Edition" (
    "id" UUID NOT NULL,
    "guideSlug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "steps" "Steps" NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "importedById" UUID,

    CONSTRAINT "Edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Requirement" (
    "id" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "textNl" TEXT NOT NULL,
    "textEn" TEXT NOT NULL,
    "classNl" TEXT NOT NULL,
    "classEn" TEXT NOT NULL,
    "weight" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,

    CONSTRAINT "Requirement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Alignment" (
    "requirementId" UUID NOT NULL,
    "standardId" UUID NOT NULL,
    "kind" "AlignmentKind" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "look" BOOLEAN NOT NULL DEFAULT false,
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Alignment_pkey" PRIMARY KEY ("requirementId","standardId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Edition_guideSlug_name_key" ON "Edition"("guideSlug", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Edition_guideSlug_position_key" ON "Edition"("guideSlug", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Requirement_editionId_code_key" ON "Requirement"("editionId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Requirement_editionId_position_key" ON "Requirement"("editionId", "position");

-- CreateIndex
CREATE INDEX "Alignment_standardId_idx" ON "Alignment"("standardId");

-- AddForeignKey
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_guideSlug_fkey" FOREIGN KEY ("guideSlug") REFERENCES "Guide"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Requirement" ADD CONSTRAINT "Requirement_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alignment" ADD CONSTRAINT "Alignment_requirementId_fkey" FOREIGN KEY ("requirementId") REFERENCES "Requirement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alignment" ADD CONSTRAINT "Alignment_standardId_fkey" FOREIGN KEY ("standardId") REFERENCES "Standard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must hold whatever the program does.

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "Edition" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "Requirement" FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE "Guide" ADD CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 60 AND length(name) BETWEEN 1 AND 120);
ALTER TABLE "Edition" ADD CHECK (position >= 1 AND length(name) BETWEEN 1 AND 40);
ALTER TABLE "Requirement" ADD CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$'),
  ADD CHECK (position >= 1 AND weight BETWEEN 1 AND 100 AND step BETWEEN 1 AND 10),
  ADD CHECK ("textNl" || "textEn" <> '' AND "classNl" || "classEn" <> '' AND length("textNl") <= 2000 AND length("textEn") <= 2000);
ALTER TABLE "Alignment" ADD CHECK (length(note) <= 2000);

-- An edition that another followed stays as it was, its alignments too.
CREATE FUNCTION newest_edition() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own "Edition";
BEGIN
  SELECT e.* INTO own FROM "Edition" e JOIN "Requirement" r ON r."editionId" = e.id WHERE r.id = COALESCE(NEW."requirementId", OLD."requirementId");
  IF EXISTS (SELECT 1 FROM "Edition" WHERE "guideSlug" = own."guideSlug" AND position > own.position) THEN
    RAISE EXCEPTION 'an earlier edition stays as it was' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER newest_edition BEFORE INSERT OR UPDATE OR DELETE ON "Alignment" FOR EACH ROW EXECUTE FUNCTION newest_edition();
