-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "selfGrantedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "AppointmentProposal" ADD COLUMN     "approvedByProposer" BOOLEAN NOT NULL DEFAULT false;

-- What was approved so before the rule keeps standing, and says so from now on.
UPDATE "AppointmentProposal" SET "approvedByProposer" = true WHERE "approvedById" = "proposedById";

ALTER TABLE "AppointmentProposal"
  ADD CONSTRAINT "proposal_four_eyes" CHECK ("approvedByProposer" = ("approvedById" IS NOT NULL AND "approvedById" IS NOT DISTINCT FROM "proposedById"));
