-- AlterTable
ALTER TABLE "Result" ADD COLUMN     "unitIds" UUID[];
