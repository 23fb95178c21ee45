-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('checked', 'applying', 'done');

-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'checked',
    "failure" TEXT,
    "outcome" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Token" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Import_personId_idx" ON "Import"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Token_tokenHash_key" ON "Token"("tokenHash");

-- CreateIndex
CREATE INDEX "Token_personId_idx" ON "Token"("personId");

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Token" ADD CONSTRAINT "Token_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must hold whatever the program does.
ALTER TABLE "Import" ADD CHECK (length("fileName") BETWEEN 1 AND 300), ADD CHECK (jsonb_typeof(rows) = 'array'),
  ADD CONSTRAINT "Import_done_check" CHECK ((state = 'done') = (num_nonnulls("doneAt", outcome) = 2)),
  ADD CONSTRAINT "Import_applying_check" CHECK (state <> 'applying' OR "startedAt" IS NOT NULL);
ALTER TABLE "Token" ADD CHECK (length(name) BETWEEN 1 AND 200), ADD CHECK ("tokenHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "Token_life_check" CHECK ("expiresAt" > "createdAt" AND "expiresAt" <= "createdAt" + interval '366 days');
