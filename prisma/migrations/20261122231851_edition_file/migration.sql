-- CreateTable
CREATE TABLE "EditionFile" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "guideSlug" TEXT NOT NULL,
    "guideName" TEXT NOT NULL,
    "editionName" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "EditionFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EditionFile_personId_idx" ON "EditionFile"("personId");

-- AddForeignKey
ALTER TABLE "EditionFile" ADD CONSTRAINT "EditionFile_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
