-- A calendar knows a gathering again by its number, which has nothing to do with the address of the site, and takes the
-- later of two states of it.
ALTER TABLE "Ceremony" ADD COLUMN "calendarUid" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
CREATE UNIQUE INDEX "ceremony_calendar_uid_key" ON "Ceremony"("calendarUid");
UPDATE "Ceremony" SET "changedAt" = coalesce(
  (SELECT max("at") FROM "AuditEntry" WHERE "subjectType" = 'ceremony' AND "subjectId" = "Ceremony"."id"::text),
  "createdAt");

-- A video of a ceremony may belong to one step of it, never to a step of another one.
ALTER TABLE "Attachment" ADD COLUMN "agendaItemId" INTEGER;
CREATE INDEX "Attachment_agendaItemId_idx" ON "Attachment"("agendaItemId");
CREATE UNIQUE INDEX "agenda_of_ceremony_key" ON "AgendaItem"("id", "ceremonyId");
ALTER TABLE "Attachment" ADD CONSTRAINT "attachment_agenda_item_fkey" FOREIGN KEY ("agendaItemId", "ceremonyId") REFERENCES "AgendaItem"("id", "ceremonyId") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Where one of the two is empty the foreign key says nothing.
ALTER TABLE "Attachment"
  ADD CONSTRAINT "attachment_item_of_ceremony" CHECK ("agendaItemId" IS NULL OR "ceremonyId" IS NOT NULL);
