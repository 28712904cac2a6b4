-- CreateTable
CREATE TABLE "AuditLink" (
    "position" BIGINT NOT NULL,
    "entryId" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditLink_pkey" PRIMARY KEY ("position")
);

-- CreateIndex
CREATE UNIQUE INDEX "AuditLink_entryId_key" ON "AuditLink"("entryId");

ALTER TABLE "AuditLink"
  ADD CONSTRAINT "audit_link_position" CHECK ("position" > 0),
  ADD CONSTRAINT "audit_link_sha256" CHECK (octet_length("hash") = 32);
CREATE TRIGGER "audit_link_append_only" BEFORE UPDATE OR DELETE ON "AuditLink"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_link_no_truncate" BEFORE TRUNCATE ON "AuditLink"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON "AuditLink" FROM PUBLIC, CURRENT_USER;

-- All of an entry as one text. lib/audit/chain/queries.ts has the same by itself: what is checked must not say how to check it.
CREATE FUNCTION "audit_content"(entry "AuditEntry") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(
    entry."id", (extract(epoch FROM entry."at") * 1000)::bigint, entry."event",
    entry."subjectType", entry."subjectId", entry."subjectLabel", entry."actorId", entry."actorName",
    entry."before"::text, entry."after"::text, entry."ipAddress"
  )::text
$$;

-- Adds the entry to the chain when its transaction commits: the lock that puts entries in one order is held for the moment of
-- the commit, not from the first entry of a transaction to its end. Runs as the owner, because the web server may not write
-- links. An entry that has its link already comes from a backup.
CREATE FUNCTION "audit_link"() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  last "AuditLink";
BEGIN
  PERFORM pg_advisory_xact_lock(20260104);
  IF EXISTS (SELECT FROM "AuditLink" WHERE "entryId" = NEW."id") THEN RETURN NULL; END IF;
  SELECT * INTO last FROM "AuditLink" ORDER BY "position" DESC LIMIT 1;
  INSERT INTO "AuditLink" ("position", "entryId", "hash") VALUES (
    coalesce(last."position", 0) + 1,
    NEW."id",
    sha256(coalesce(last."hash", ''::bytea) || convert_to("audit_content"(NEW), 'UTF8'))
  );
  RETURN NULL;
END $$;

-- Otherwise whoever has a table of their own could hang it there and write into the chain, or put a table of theirs before it.
REVOKE EXECUTE ON FUNCTION "audit_link"() FROM PUBLIC;
DO $$ BEGIN
  EXECUTE format('ALTER FUNCTION "audit_link"() SET search_path = %I, pg_temp', current_schema());
END $$;

-- Before the entries that are there: from here on none can be added that is not chained.
CREATE CONSTRAINT TRIGGER "audit_linked" AFTER INSERT ON "AuditEntry"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "audit_link"();

DO $$
DECLARE
  entry "AuditEntry";
  number bigint := 0;
  latest bytea := '';
BEGIN
  FOR entry IN SELECT * FROM "AuditEntry" ORDER BY "id" LOOP
    number := number + 1;
    latest := sha256(latest || convert_to("audit_content"(entry), 'UTF8'));
    INSERT INTO "AuditLink" ("position", "entryId", "hash") VALUES (number, entry."id", latest);
  END LOOP;
END $$;
