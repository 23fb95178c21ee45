-- Nothing is kept or owned by nobody who could act on it, and nothing is looser than its base without a reason.

UPDATE "Standard" SET "baseReason" = 'Van voor de tijd dat een reden werd vastgelegd.' WHERE "baseKind" = 'loosens' AND "baseReason" IS NULL;
ALTER TABLE "Standard" DROP CONSTRAINT "Standard_loosens_check";
ALTER TABLE "Standard" ADD CONSTRAINT "Standard_loosens_check" CHECK (("baseKind" IS NOT DISTINCT FROM 'loosens') = ("baseReason" IS NOT NULL));

-- Whoever is named waits for a leaving that is under way, and is refused once it is done.
CREATE FUNCTION is_active() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  named uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  IF named IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "Person" WHERE id = named AND active FOR SHARE) THEN
    RAISE EXCEPTION '% of "%" has left', TG_ARGV[0], TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keeper_is_active BEFORE INSERT OR UPDATE OF "keeperId" ON "Standard" FOR EACH ROW EXECUTE FUNCTION is_active('keeperId');
CREATE TRIGGER owner_is_active BEFORE INSERT OR UPDATE OF "ownerId" ON "Brand" FOR EACH ROW EXECUTE FUNCTION is_active('ownerId');
CREATE TRIGGER owner_is_active BEFORE INSERT OR UPDATE OF "ownerId" ON "Organisation" FOR EACH ROW EXECUTE FUNCTION is_active('ownerId');

-- Who has led a brand, or (null) the whole organisation, for longest and still may come in.
CREATE FUNCTION leader_of(brand text, leaver uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT p.id FROM "Role" r JOIN "Person" p ON p.id = r."personId"
  WHERE r.kind = 'leader' AND p.active AND p.id <> leaver AND r."unitId" IS NULL AND r."brandSlug" IS NOT DISTINCT FROM brand
    AND r."from" <= current_date AND (r."to" IS NULL OR r."to" >= current_date)
  ORDER BY r."from", p.id LIMIT 1
$$;

-- Who takes over in a brand, or (null) in what belongs to none: its owner, the organisation's, else a leader.
CREATE FUNCTION heir_of(brand text, leaver uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT COALESCE(
    (SELECT p.id FROM "Brand" b JOIN "Person" p ON p.id = b."ownerId" WHERE b.slug = brand AND p.active AND p.id <> leaver),
    (SELECT p.id FROM "Organisation" o JOIN "Person" p ON p.id = o."ownerId" WHERE p.active AND p.id <> leaver),
    CASE WHEN brand IS NOT NULL THEN leader_of(brand, leaver) END,
    leader_of(NULL, leaver))
$$;

-- Who left before this held.
UPDATE "Standard" s SET "keeperId" = heir_of(COALESCE(s."brandSlug", (SELECT u."brandSlug" FROM "Unit" u WHERE u.id = s."unitId")), s."keeperId")
  WHERE s."retiredAt" IS NULL AND EXISTS (SELECT 1 FROM "Person" p WHERE p.id = s."keeperId" AND NOT p.active);

-- Whoever leaves hands over all that is theirs, in the transaction in which they leave; without an heir they stay.
CREATE FUNCTION hand_over() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  it record;
  heir uuid;
BEGIN
  -- Of two who leave at once, the second sees whom the first left it to.
  PERFORM 1 FROM "Organisation" FOR UPDATE;
  FOR it IN
    SELECT 1 AS turn, 'organisation' AS subject, NULL AS brand, NULL::uuid AS id FROM "Organisation" WHERE "ownerId" = OLD.id
    UNION ALL SELECT 2, slug, slug, NULL FROM "Brand" WHERE "ownerId" = OLD.id
    UNION ALL SELECT 3, s.code, COALESCE(s."brandSlug", u."brandSlug"), s.id FROM "Standard" s LEFT JOIN "Unit" u ON u.id = s."unitId"
      WHERE s."keeperId" = OLD.id AND s."retiredAt" IS NULL
    ORDER BY turn, subject
  LOOP
    heir := heir_of(it.brand, OLD.id);
    IF heir IS NULL THEN RAISE EXCEPTION 'nobody takes over %', it.subject USING ERRCODE = 'integrity_constraint_violation'; END IF;
    CASE it.turn
      WHEN 1 THEN UPDATE "Organisation" SET "ownerId" = heir;
      WHEN 2 THEN UPDATE "Brand" SET "ownerId" = heir WHERE slug = it.brand;
      ELSE UPDATE "Standard" SET "keeperId" = heir WHERE id = it.id;
    END CASE;
    INSERT INTO "AuditEntry" (id, act, subject, detail)
      VALUES (gen_random_uuid(), CASE it.turn WHEN 3 THEN 'standard.handOver' ELSE 'owner.handOver' END, it.subject, jsonb_build_object('from', OLD.id, 'to', heir));
  END LOOP;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER hand_over AFTER UPDATE OF active ON "Person" FOR EACH ROW WHEN (OLD.active AND NOT NEW.active) EXECUTE FUNCTION hand_over();
CREATE TRIGGER hand_over_all BEFORE DELETE ON "Person" FOR EACH ROW EXECUTE FUNCTION hand_over();
