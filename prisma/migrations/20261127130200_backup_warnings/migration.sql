-- AlterTable
ALTER TABLE "Backup" ADD COLUMN     "warning" TEXT;

-- A try that failed says so, and nothing beside it.
ALTER TABLE "Backup" ADD CONSTRAINT "backup_warning_of_good" CHECK ("warning" IS NULL OR "failure" IS NULL);
