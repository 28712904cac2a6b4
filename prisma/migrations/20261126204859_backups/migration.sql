-- CreateEnum
CREATE TYPE "BackupKind" AS ENUM ('DAILY', 'MANUAL', 'UPGRADE');

-- CreateTable
CREATE TABLE "Backup" (
    "id" SERIAL NOT NULL,
    "kind" "BackupKind" NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT,
    "bytes" BIGINT,
    "records" INTEGER,
    "files" INTEGER,
    "missingFiles" INTEGER,
    "failure" TEXT,

    CONSTRAINT "Backup_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "backup_order" CHECK ("startedAt" <= "endedAt"),
    CONSTRAINT "backup_made_or_failed" CHECK (
      ("failure" IS NULL) = ("address" IS NOT NULL AND "bytes" IS NOT NULL AND "records" IS NOT NULL
                             AND "files" IS NOT NULL AND "missingFiles" IS NOT NULL))
);

-- CreateIndex
CREATE INDEX "Backup_endedAt_idx" ON "Backup"("endedAt");
