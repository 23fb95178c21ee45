-- AlterTable
ALTER TABLE "Result" ADD COLUMN     "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- What is there was counted when its cycle was published.
UPDATE "Result" r SET at = c."publishedAt" FROM "Cycle" c WHERE c.id = r."cycleId" AND c."publishedAt" IS NOT NULL;
