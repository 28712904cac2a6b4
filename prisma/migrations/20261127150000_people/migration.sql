-- One human being, once. Names are compared and ordered as those of lecturers are.
CREATE TABLE "Person" (
    "id" SERIAL NOT NULL,
    "name" TEXT COLLATE "zh-Hans-CN-x-icu" NOT NULL,
    "namePinyin" TEXT NOT NULL,
    "nameInitials" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "person_name_length" CHECK (length(btrim("name")) BETWEEN 1 AND 50)
);
CREATE UNIQUE INDEX "person_called" ON "Person"("id", "name");
CREATE UNIQUE INDEX "person_spelled" ON "Person"("id", "name", "namePinyin", "nameInitials");
CREATE TRIGGER "public_change" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Person"
  FOR EACH STATEMENT EXECUTE FUNCTION "announce_public_change"();

-- Every lecturer of today is a person of their own, also those of one name.
INSERT INTO "Person" ("id", "name", "namePinyin", "nameInitials", "createdAt")
  SELECT "id", "name", "namePinyin", "nameInitials", "createdAt" FROM "Lecturer";
SELECT setval(pg_get_serial_sequence('"Person"', 'id'), COALESCE(max("id"), 0) + 1, false) FROM "Person";

ALTER TABLE "Lecturer" ADD COLUMN "personId" INTEGER;
UPDATE "Lecturer" SET "personId" = "id";
ALTER TABLE "Lecturer" ALTER COLUMN "personId" SET NOT NULL;
CREATE UNIQUE INDEX "lecturer_person_once" ON "Lecturer"("personId");
ALTER TABLE "Lecturer" ADD CONSTRAINT "lecturer_person_fkey" FOREIGN KEY ("personId", "name", "namePinyin", "nameInitials")
  REFERENCES "Person"("id", "name", "namePinyin", "nameInitials") ON DELETE RESTRICT ON UPDATE CASCADE;
-- The person's says the same.
ALTER TABLE "Lecturer" DROP CONSTRAINT "lecturer_name_length";

-- Whose account is which lecturer's cannot be told by the name: an administrator says so afterwards.
ALTER TABLE "Account" ADD COLUMN "personId" INTEGER;
CREATE UNIQUE INDEX "account_person_once" ON "Account"("personId");
ALTER TABLE "Account" ADD CONSTRAINT "account_person_fkey" FOREIGN KEY ("personId", "displayName")
  REFERENCES "Person"("id", "name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A presenter who was a lecturer is that person, and is called as the record calls them today.
ALTER TABLE "AgendaPresenter" ADD COLUMN "personId" INTEGER;
UPDATE "AgendaPresenter" SET "personId" = "Lecturer"."personId", "name" = "Lecturer"."name"
  FROM "Lecturer" WHERE "Lecturer"."id" = "AgendaPresenter"."lecturerId";
ALTER TABLE "AgendaPresenter" DROP COLUMN "lecturerId";
CREATE INDEX "AgendaPresenter_personId_idx" ON "AgendaPresenter"("personId");
ALTER TABLE "AgendaPresenter" ADD CONSTRAINT "presenter_person_fkey" FOREIGN KEY ("personId", "name")
  REFERENCES "Person"("id", "name") ON DELETE RESTRICT ON UPDATE CASCADE;
