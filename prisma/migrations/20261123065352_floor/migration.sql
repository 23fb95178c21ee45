-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "floor" INTEGER NOT NULL DEFAULT 5;

ALTER TABLE "Organisation" ADD CHECK (floor BETWEEN 5 AND 100);
