-- Under one parent a name is used once, as long as it is in use. Every program so far saw to it under a lock of the whole table.
CREATE UNIQUE INDEX "organization_name_once" ON "Organization" (COALESCE("parentId", 0), "name") WHERE "archivedAt" IS NULL;
