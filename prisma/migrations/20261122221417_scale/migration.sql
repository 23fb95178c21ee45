-- AlterEnum
ALTER TYPE "DraftState" ADD VALUE 'scheduled';

-- AlterTable
ALTER TABLE "Brand" ADD COLUMN     "ownerId" UUID;

-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "baseReason" TEXT,
ADD COLUMN     "publication" JSONB,
ADD COLUMN     "publishAt" TIMESTAMPTZ(3),
ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "scheduledBy" UUID,
ADD COLUMN     "unpublished" TEXT;

-- AlterTable
ALTER TABLE "Standard" ADD COLUMN     "baseReason" TEXT,
ADD COLUMN     "reviewEvery" INTEGER NOT NULL DEFAULT 180;

-- AlterTable
ALTER TABLE "Version" ADD COLUMN     "editorialReason" TEXT;

-- CreateTable
CREATE TABLE "Organisation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "fourEyes" BOOLEAN NOT NULL DEFAULT true,
    "ownerId" UUID,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DraftComment" (
    "id" UUID NOT NULL,
    "draftId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "field" TEXT,
    "answersId" UUID,
    "personId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),
    "closedById" UUID,

    CONSTRAINT "DraftComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Confirmation" (
    "id" UUID NOT NULL,
    "standardId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Confirmation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TranslationCheck" (
    "versionId" UUID NOT NULL,
    "lang" "Lang" NOT NULL,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TranslationCheck_pkey" PRIMARY KEY ("versionId","lang")
);

-- CreateIndex
CREATE INDEX "DraftComment_draftId_idx" ON "DraftComment"("draftId");

-- CreateIndex
CREATE INDEX "Confirmation_standardId_at_idx" ON "Confirmation"("standardId", "at");

-- CreateIndex
CREATE INDEX "Draft_publishAt_idx" ON "Draft"("publishAt");

-- AddForeignKey
ALTER TABLE "Brand" ADD CONSTRAINT "Brand_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftComment" ADD CONSTRAINT "DraftComment_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DraftComment" ADD CONSTRAINT "DraftComment_answersId_fkey" FOREIGN KEY ("answersId") REFERENCES "DraftComment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Confirmation" ADD CONSTRAINT "Confirmation_standardId_fkey" FOREIGN KEY ("standardId") REFERENCES "Standard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Confirmation" ADD CONSTRAINT "Confirmation_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TranslationCheck" ADD CONSTRAINT "TranslationCheck_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "Version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
