-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "baseVersionId" UUID;

-- AlterTable
ALTER TABLE "DraftSave" ADD COLUMN     "baseReason" TEXT;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_baseVersionId_fkey" FOREIGN KEY ("baseVersionId") REFERENCES "Version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What was approved before was approved against what the base holds now; a save had the reason its draft has.
UPDATE "Draft" d SET "baseVersionId" = b."liveId" FROM "Standard" s JOIN "Standard" b ON b.id = s."baseId"
  WHERE s.id = d."standardId" AND d."openFor" IS NOT NULL AND d.approved IS NOT NULL;
ALTER TABLE "DraftSave" DISABLE TRIGGER append_only;
UPDATE "DraftSave" s SET "baseReason" = d."baseReason" FROM "Draft" d WHERE d.id = s."draftId" AND d."baseReason" IS NOT NULL;
ALTER TABLE "DraftSave" ENABLE TRIGGER append_only;

-- Who leads today does so by the calendar of the organisation, not by that of the database.
CREATE OR REPLACE FUNCTION leader_of(brand text, leaver uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT p.id FROM "Role" r JOIN "Person" p ON p.id = r."personId",
    (SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date AS day) today
  WHERE r.kind = 'leader' AND p.active AND p.id <> leaver AND r."unitId" IS NULL AND r."brandSlug" IS NOT DISTINCT FROM brand
    AND r."from" <= today.day AND (r."to" IS NULL OR r."to" >= today.day)
  ORDER BY r."from", p.id LIMIT 1
$$;
