-- Exclusion constraints over a number and a range need the gist operators of plain types.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('ADMINISTRATOR', 'CLERK', 'VICE_PRINCIPAL', 'LEADER', 'BRANCH_CONTACT', 'LECTURER', 'TRAINEE', 'AUDITOR');

-- CreateEnum
CREATE TYPE "AgendaItemKind" AS ENUM ('VIDEO', 'LETTERS', 'PLAQUES', 'MICRO_COURSE', 'SCENARIO_COURSE', 'THEME_COURSE', 'REPORT_PRESENTATION', 'SPEECH', 'OTHER');

-- CreateEnum
CREATE TYPE "AppointmentCategory" AS ENUM ('FULL_TIME', 'INVITED', 'SPECIAL', 'PART_TIME');

-- CreateEnum
CREATE TYPE "TeamRole" AS ENUM ('LEADER', 'DEPUTY', 'MEMBER');

-- CreateEnum
CREATE TYPE "EndReason" AS ENUM ('DISMISSAL', 'RESIGNATION', 'CATEGORY_CHANGE');

-- CreateEnum
CREATE TYPE "ProposalKind" AS ENUM ('NEW', 'RENEWAL');

-- CreateEnum
CREATE TYPE "LetterKind" AS ENUM ('ORIGINAL', 'REISSUE');

-- CreateEnum
CREATE TYPE "OrganizationKind" AS ENUM ('PARTY_ORGANIZATION', 'HOST_UNIT');

-- CreateEnum
CREATE TYPE "TeachingPointType" AS ENUM ('PARTY_SERVICE', 'ENTERPRISE', 'INSTITUTE', 'VILLAGE', 'OTHER');

-- CreateTable
CREATE TABLE "Account" (
    "id" SERIAL NOT NULL,
    "username" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "roles" "Role"[],
    "passwordHash" TEXT,
    "failedAttempts" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(3),
    "organizationId" INTEGER,
    "disabledAt" TIMESTAMPTZ(3),
    "disabledById" INTEGER,
    "disabledReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" INTEGER,
    "ipAddress" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "event" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT,
    "subjectLabel" TEXT NOT NULL,
    "actorId" INTEGER,
    "actorName" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "ipAddress" TEXT,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ceremony" (
    "id" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "heldOn" DATE NOT NULL,
    "heldOnRemark" TEXT,
    "place" TEXT NOT NULL,
    "summary" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "publishedById" INTEGER,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" TIMESTAMPTZ(3),
    "archivedById" INTEGER,
    "archiveReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Ceremony_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "id" SERIAL NOT NULL,
    "ceremonyId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "AgendaItemKind" NOT NULL,
    "title" TEXT NOT NULL,
    "remark" TEXT,

    CONSTRAINT "AgendaItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgendaPresenter" (
    "id" SERIAL NOT NULL,
    "agendaItemId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "capacity" TEXT,
    "lecturerId" INTEGER,
    "organizationId" INTEGER,
    "nameIsPublic" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "AgendaPresenter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Lecturer" (
    "id" SERIAL NOT NULL,
    "name" TEXT COLLATE "zh-Hans-CN-x-icu" NOT NULL,
    "namePinyin" TEXT NOT NULL,
    "nameInitials" TEXT NOT NULL,
    "organizationId" INTEGER,
    "post" TEXT,
    "speciality" TEXT,
    "biography" TEXT,
    "phone" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" TIMESTAMPTZ(3),
    "archivedById" INTEGER,
    "archiveReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Lecturer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LecturerConsent" (
    "id" SERIAL NOT NULL,
    "lecturerId" INTEGER NOT NULL,
    "givenOn" DATE NOT NULL,
    "evidence" TEXT NOT NULL,
    "withdrawnOn" DATE,

    CONSTRAINT "LecturerConsent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LecturerTeam" (
    "id" SERIAL NOT NULL,
    "name" TEXT COLLATE "zh-Hans-CN-x-icu" NOT NULL,
    "namePinyin" TEXT NOT NULL,
    "nameInitials" TEXT NOT NULL,
    "organizationId" INTEGER,
    "description" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" TIMESTAMPTZ(3),
    "archivedById" INTEGER,
    "archiveReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LecturerTeam_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TeamMembership" (
    "id" SERIAL NOT NULL,
    "teamId" INTEGER NOT NULL,
    "lecturerId" INTEGER NOT NULL,
    "role" "TeamRole" NOT NULL,
    "startsOn" DATE,
    "endsOn" DATE,

    CONSTRAINT "TeamMembership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppointmentProposal" (
    "id" SERIAL NOT NULL,
    "kind" "ProposalKind" NOT NULL,
    "category" "AppointmentCategory" NOT NULL,
    "termStart" DATE NOT NULL,
    "termEnd" DATE,
    "ceremonyId" INTEGER,
    "remark" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "proposedById" INTEGER,
    "approvedAt" TIMESTAMPTZ(3),
    "approvedById" INTEGER,
    "declinedAt" TIMESTAMPTZ(3),
    "declinedById" INTEGER,
    "declineReason" TEXT,

    CONSTRAINT "AppointmentProposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppointmentCandidate" (
    "id" SERIAL NOT NULL,
    "proposalId" INTEGER NOT NULL,
    "lecturerId" INTEGER,
    "teamId" INTEGER,
    "renewalOfId" INTEGER,

    CONSTRAINT "AppointmentCandidate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appointment" (
    "id" SERIAL NOT NULL,
    "proposalId" INTEGER NOT NULL,
    "lecturerId" INTEGER,
    "teamId" INTEGER,
    "category" "AppointmentCategory" NOT NULL,
    "termStart" DATE NOT NULL,
    "termEnd" DATE,
    "ceremonyId" INTEGER,
    "renewalOfId" INTEGER,
    "endedOn" DATE,
    "endReason" "EndReason",
    "endNote" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "endedById" INTEGER,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AppointmentLetter" (
    "id" SERIAL NOT NULL,
    "appointmentId" INTEGER NOT NULL,
    "kind" "LetterKind" NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "letterNo" TEXT NOT NULL,
    "verificationCode" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    "issuedOn" DATE NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "issuedById" INTEGER,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "reissueOfId" INTEGER,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnById" INTEGER,
    "withdrawReason" TEXT,

    CONSTRAINT "AppointmentLetter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LetterSequence" (
    "year" INTEGER NOT NULL,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "lastNumber" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "LetterSequence_pkey" PRIMARY KEY ("year","isSample")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" SERIAL NOT NULL,
    "name" TEXT COLLATE "zh-Hans-CN-x-icu" NOT NULL,
    "nameInitials" TEXT NOT NULL,
    "kind" "OrganizationKind" NOT NULL,
    "parentId" INTEGER,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" TIMESTAMPTZ(3),
    "archivedById" INTEGER,
    "archiveReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "TeachingPoint" (
    "id" SERIAL NOT NULL,
    "name" TEXT COLLATE "zh-Hans-CN-x-icu" NOT NULL,
    "nameInitials" TEXT NOT NULL,
    "type" "TeachingPointType" NOT NULL,
    "hostOrganizationId" INTEGER,
    "address" TEXT,
    "contactName" TEXT,
    "contactPhone" TEXT,
    "capacity" INTEGER,
    "openingHours" TEXT,
    "description" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" TIMESTAMPTZ(3),
    "archivedById" INTEGER,
    "archiveReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TeachingPoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Plaque" (
    "id" SERIAL NOT NULL,
    "teachingPointId" INTEGER NOT NULL,
    "batch" INTEGER NOT NULL,
    "awardedOn" DATE NOT NULL,
    "ceremonyId" INTEGER,
    "presenterName" TEXT,
    "withdrawnOn" DATE,
    "withdrawReason" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnById" INTEGER,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Plaque_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_username_key" ON "Account"("username");

-- CreateIndex
CREATE INDEX "Account_organizationId_idx" ON "Account"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_accountId_revokedAt_idx" ON "Session"("accountId", "revokedAt");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectType_subjectId_id_idx" ON "AuditEntry"("subjectType", "subjectId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_id_idx" ON "AuditEntry"("actorId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_event_id_idx" ON "AuditEntry"("event", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE INDEX "Ceremony_heldOn_idx" ON "Ceremony"("heldOn");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_position_key" ON "AgendaItem"("ceremonyId", "position");

-- CreateIndex
CREATE INDEX "AgendaPresenter_lecturerId_idx" ON "AgendaPresenter"("lecturerId");

-- CreateIndex
CREATE INDEX "AgendaPresenter_organizationId_idx" ON "AgendaPresenter"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "presenter_position_key" ON "AgendaPresenter"("agendaItemId", "position");

-- CreateIndex
CREATE INDEX "Lecturer_organizationId_idx" ON "Lecturer"("organizationId");

-- CreateIndex
CREATE INDEX "LecturerConsent_lecturerId_idx" ON "LecturerConsent"("lecturerId");

-- CreateIndex
CREATE INDEX "LecturerTeam_organizationId_idx" ON "LecturerTeam"("organizationId");

-- CreateIndex
CREATE INDEX "TeamMembership_teamId_idx" ON "TeamMembership"("teamId");

-- CreateIndex
CREATE INDEX "TeamMembership_lecturerId_idx" ON "TeamMembership"("lecturerId");

-- CreateIndex
CREATE INDEX "AppointmentProposal_ceremonyId_idx" ON "AppointmentProposal"("ceremonyId");

-- CreateIndex
CREATE INDEX "AppointmentCandidate_proposalId_idx" ON "AppointmentCandidate"("proposalId");

-- CreateIndex
CREATE INDEX "AppointmentCandidate_lecturerId_idx" ON "AppointmentCandidate"("lecturerId");

-- CreateIndex
CREATE INDEX "AppointmentCandidate_teamId_idx" ON "AppointmentCandidate"("teamId");

-- CreateIndex
CREATE INDEX "AppointmentCandidate_renewalOfId_idx" ON "AppointmentCandidate"("renewalOfId");

-- CreateIndex
CREATE UNIQUE INDEX "appointment_renewed_once" ON "Appointment"("renewalOfId");

-- CreateIndex
CREATE INDEX "Appointment_lecturerId_idx" ON "Appointment"("lecturerId");

-- CreateIndex
CREATE INDEX "Appointment_teamId_idx" ON "Appointment"("teamId");

-- CreateIndex
CREATE INDEX "Appointment_ceremonyId_idx" ON "Appointment"("ceremonyId");

-- CreateIndex
CREATE INDEX "Appointment_proposalId_idx" ON "Appointment"("proposalId");

-- CreateIndex
CREATE INDEX "Appointment_category_termStart_idx" ON "Appointment"("category", "termStart");

-- CreateIndex
CREATE UNIQUE INDEX "letter_no_key" ON "AppointmentLetter"("letterNo");

-- CreateIndex
CREATE UNIQUE INDEX "letter_code_key" ON "AppointmentLetter"("verificationCode");

-- CreateIndex
CREATE UNIQUE INDEX "letter_reissued_once" ON "AppointmentLetter"("reissueOfId");

-- CreateIndex
CREATE INDEX "AppointmentLetter_appointmentId_idx" ON "AppointmentLetter"("appointmentId");

-- CreateIndex
CREATE UNIQUE INDEX "letter_year_number_key" ON "AppointmentLetter"("year", "number", "isSample");

-- CreateIndex
CREATE INDEX "Organization_parentId_idx" ON "Organization"("parentId");

-- CreateIndex
CREATE INDEX "TeachingPoint_hostOrganizationId_idx" ON "TeachingPoint"("hostOrganizationId");

-- CreateIndex
CREATE INDEX "Plaque_teachingPointId_idx" ON "Plaque"("teachingPointId");

-- CreateIndex
CREATE INDEX "Plaque_ceremonyId_idx" ON "Plaque"("ceremonyId");

-- CreateIndex
CREATE INDEX "Plaque_batch_idx" ON "Plaque"("batch");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "account_organization_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "session_account_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "invitation_account_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "agenda_ceremony_fkey" FOREIGN KEY ("ceremonyId") REFERENCES "Ceremony"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaPresenter" ADD CONSTRAINT "presenter_agenda_item_fkey" FOREIGN KEY ("agendaItemId") REFERENCES "AgendaItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaPresenter" ADD CONSTRAINT "presenter_lecturer_fkey" FOREIGN KEY ("lecturerId") REFERENCES "Lecturer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaPresenter" ADD CONSTRAINT "presenter_organization_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lecturer" ADD CONSTRAINT "lecturer_organization_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LecturerConsent" ADD CONSTRAINT "consent_lecturer_fkey" FOREIGN KEY ("lecturerId") REFERENCES "Lecturer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LecturerTeam" ADD CONSTRAINT "team_organization_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamMembership" ADD CONSTRAINT "membership_team_fkey" FOREIGN KEY ("teamId") REFERENCES "LecturerTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeamMembership" ADD CONSTRAINT "membership_lecturer_fkey" FOREIGN KEY ("lecturerId") REFERENCES "Lecturer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppointmentProposal" ADD CONSTRAINT "proposal_ceremony_fkey" FOREIGN KEY ("ceremonyId") REFERENCES "Ceremony"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppointmentCandidate" ADD CONSTRAINT "candidate_proposal_fkey" FOREIGN KEY ("proposalId") REFERENCES "AppointmentProposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppointmentCandidate" ADD CONSTRAINT "candidate_lecturer_fkey" FOREIGN KEY ("lecturerId") REFERENCES "Lecturer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppointmentCandidate" ADD CONSTRAINT "candidate_team_fkey" FOREIGN KEY ("teamId") REFERENCES "LecturerTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppointmentCandidate" ADD CONSTRAINT "candidate_renewal_fkey" FOREIGN KEY ("renewalOfId") REFERENCES "Appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "appointment_proposal_fkey" FOREIGN KEY ("proposalId") REFERENCES "AppointmentProposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "appointment_lecturer_fkey" FOREIGN KEY ("lecturerId") REFERENCES "Lecturer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "appointment_team_fkey" FOREIGN KEY ("teamId") REFERENCES "LecturerTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "appointment_ceremony_fkey" FOREIGN KEY ("ceremonyId") REFERENCES "Ceremony"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "appointment_renewal_fkey" FOREIGN KEY ("renewalOfId") REFERENCES "Appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppointmentLetter" ADD CONSTRAINT "letter_appointment_fkey" FOREIGN KEY ("appointmentId") REFERENCES "Appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AppointmentLetter" ADD CONSTRAINT "letter_reissue_fkey" FOREIGN KEY ("reissueOfId") REFERENCES "AppointmentLetter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "organization_parent_fkey" FOREIGN KEY ("parentId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TeachingPoint" ADD CONSTRAINT "point_host_fkey" FOREIGN KEY ("hostOrganizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plaque" ADD CONSTRAINT "plaque_point_fkey" FOREIGN KEY ("teachingPointId") REFERENCES "TeachingPoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plaque" ADD CONSTRAINT "plaque_ceremony_fkey" FOREIGN KEY ("ceremonyId") REFERENCES "Ceremony"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows cannot be said in the Prisma schema. Every constraint has a name; lib/core/db-errors.ts turns it into a sentence.

-- Accounts -----------------------------------------------------------------------------------------------------------
ALTER TABLE "Account"
  ADD CONSTRAINT "account_username_lower" CHECK ("username" = lower("username") AND "username" <> ''),
  ADD CONSTRAINT "account_auditor_apart" CHECK (NOT ("roles" @> ARRAY['ADMINISTRATOR', 'AUDITOR']::"Role"[])),
  ADD CONSTRAINT "account_disabled_whole" CHECK (("disabledAt" IS NULL) = ("disabledReason" IS NULL));

-- Names --------------------------------------------------------------------------------------------------------------
ALTER TABLE "Organization" ADD CONSTRAINT "organization_name_length" CHECK (length(btrim("name")) BETWEEN 1 AND 100);
ALTER TABLE "Lecturer" ADD CONSTRAINT "lecturer_name_length" CHECK (length(btrim("name")) BETWEEN 1 AND 50);
ALTER TABLE "LecturerTeam" ADD CONSTRAINT "team_name_length" CHECK (length(btrim("name")) BETWEEN 1 AND 100);
ALTER TABLE "TeachingPoint" ADD CONSTRAINT "point_name_length" CHECK (length(btrim("name")) BETWEEN 1 AND 100);
ALTER TABLE "Ceremony" ADD CONSTRAINT "ceremony_title_length" CHECK (length(btrim("title")) BETWEEN 1 AND 200);

-- An archived record says when and why ----------------------------------------------------------------------------------
ALTER TABLE "Organization" ADD CONSTRAINT "organization_archived_whole" CHECK (("archivedAt" IS NULL) = ("archiveReason" IS NULL));
ALTER TABLE "Lecturer" ADD CONSTRAINT "lecturer_archived_whole" CHECK (("archivedAt" IS NULL) = ("archiveReason" IS NULL));
ALTER TABLE "LecturerTeam" ADD CONSTRAINT "team_archived_whole" CHECK (("archivedAt" IS NULL) = ("archiveReason" IS NULL));
ALTER TABLE "TeachingPoint" ADD CONSTRAINT "point_archived_whole" CHECK (("archivedAt" IS NULL) = ("archiveReason" IS NULL));
ALTER TABLE "Ceremony" ADD CONSTRAINT "ceremony_archived_whole" CHECK (("archivedAt" IS NULL) = ("archiveReason" IS NULL));

-- A tree has no one as its own parent (longer cycles are refused by the command, under a lock) ----------------------------
ALTER TABLE "Organization" ADD CONSTRAINT "organization_not_own_parent" CHECK ("parentId" <> "id");

-- Lecturers and teams ---------------------------------------------------------------------------------------------------
ALTER TABLE "LecturerConsent" ADD CONSTRAINT "consent_dates" CHECK ("withdrawnOn" >= "givenOn");
CREATE UNIQUE INDEX "consent_one_open" ON "LecturerConsent" ("lecturerId") WHERE "withdrawnOn" IS NULL;

ALTER TABLE "TeamMembership"
  ADD CONSTRAINT "membership_dates" CHECK ("endsOn" >= "startsOn"),
  ADD CONSTRAINT "membership_no_overlap" EXCLUDE USING gist (
    "teamId" WITH =, "lecturerId" WITH =, daterange("startsOn", "endsOn", '[]') WITH &&
  );

CREATE INDEX "lecturer_name" ON "Lecturer" ("name");
CREATE INDEX "lecturer_pinyin" ON "Lecturer" ("namePinyin" text_pattern_ops);
CREATE INDEX "lecturer_initials" ON "Lecturer" ("nameInitials" text_pattern_ops);

-- Appointments ----------------------------------------------------------------------------------------------------------
ALTER TABLE "AppointmentProposal"
  ADD CONSTRAINT "proposal_term_order" CHECK ("termEnd" >= "termStart"),
  ADD CONSTRAINT "proposal_term_length" CHECK ("termEnd" < "termStart" + INTERVAL '10 years'),
  ADD CONSTRAINT "proposal_decided_once" CHECK ("approvedAt" IS NULL OR "declinedAt" IS NULL),
  ADD CONSTRAINT "proposal_declined_whole" CHECK (("declinedAt" IS NULL) = ("declineReason" IS NULL));

ALTER TABLE "AppointmentCandidate"
  ADD CONSTRAINT "candidate_one_subject" CHECK (num_nonnulls("lecturerId", "teamId") = 1);
CREATE UNIQUE INDEX "candidate_lecturer_once" ON "AppointmentCandidate" ("proposalId", "lecturerId") WHERE "lecturerId" IS NOT NULL;
CREATE UNIQUE INDEX "candidate_team_once" ON "AppointmentCandidate" ("proposalId", "teamId") WHERE "teamId" IS NOT NULL;

ALTER TABLE "Appointment"
  ADD CONSTRAINT "appointment_one_subject" CHECK (num_nonnulls("lecturerId", "teamId") = 1),
  ADD CONSTRAINT "appointment_term_order" CHECK ("termEnd" >= "termStart"),
  ADD CONSTRAINT "appointment_term_length" CHECK ("termEnd" < "termStart" + INTERVAL '10 years'),
  ADD CONSTRAINT "appointment_ended_in_term" CHECK ("endedOn" >= "termStart" AND ("termEnd" IS NULL OR "endedOn" <= "termEnd")),
  ADD CONSTRAINT "appointment_ended_whole" CHECK (
    ("endedOn" IS NULL) = ("endReason" IS NULL) AND ("endedOn" IS NULL) = ("endedAt" IS NULL)
  ),
  ADD CONSTRAINT "appointment_no_overlap" EXCLUDE USING gist (
    "lecturerId" WITH =, daterange("termStart", COALESCE("endedOn", "termEnd"), '[]') WITH &&
  ) WHERE ("lecturerId" IS NOT NULL),
  ADD CONSTRAINT "appointment_team_no_overlap" EXCLUDE USING gist (
    "teamId" WITH =, daterange("termStart", COALESCE("endedOn", "termEnd"), '[]') WITH &&
  ) WHERE ("teamId" IS NOT NULL);

ALTER TABLE "AppointmentLetter"
  ADD CONSTRAINT "letter_number_positive" CHECK ("number" > 0),
  ADD CONSTRAINT "letter_reissue_named" CHECK (("kind" = 'REISSUE') = ("reissueOfId" IS NOT NULL)),
  ADD CONSTRAINT "letter_withdrawn_whole" CHECK (("withdrawnAt" IS NULL) = ("withdrawReason" IS NULL));
CREATE UNIQUE INDEX "letter_one_original" ON "AppointmentLetter" ("appointmentId") WHERE "kind" = 'ORIGINAL';

-- Ceremonies and plaques ------------------------------------------------------------------------------------------------
ALTER TABLE "Plaque"
  ADD CONSTRAINT "plaque_batch_positive" CHECK ("batch" BETWEEN 1 AND 999),
  ADD CONSTRAINT "plaque_withdrawn_after" CHECK ("withdrawnOn" >= "awardedOn"),
  ADD CONSTRAINT "plaque_withdrawn_whole" CHECK (
    ("withdrawnOn" IS NULL) = ("withdrawReason" IS NULL) AND ("withdrawnOn" IS NULL) = ("withdrawnAt" IS NULL)
  ),
  ADD CONSTRAINT "plaque_no_overlap" EXCLUDE USING gist (
    "teachingPointId" WITH =, daterange("awardedOn", "withdrawnOn", '[]') WITH &&
  );
ALTER TABLE "TeachingPoint" ADD CONSTRAINT "point_capacity_positive" CHECK ("capacity" BETWEEN 1 AND 100000);

-- History cannot be rewritten -------------------------------------------------------------------------------------------
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation', CONSTRAINT = 'audit_append_only';
END $$;
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_no_truncate" BEFORE TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON "AuditEntry" FROM PUBLIC, CURRENT_USER;

-- The term as printed never changes; an ending is written once. Only samples can be removed.
CREATE FUNCTION guard_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."isSample" THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'an appointment is never deleted' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'appointment_kept';
  END IF;
  IF (OLD."proposalId", OLD."category", OLD."termStart", OLD."isSample")
       IS DISTINCT FROM (NEW."proposalId", NEW."category", NEW."termStart", NEW."isSample")
     OR OLD."lecturerId" IS DISTINCT FROM NEW."lecturerId" OR OLD."teamId" IS DISTINCT FROM NEW."teamId"
     OR OLD."termEnd" IS DISTINCT FROM NEW."termEnd" OR OLD."renewalOfId" IS DISTINCT FROM NEW."renewalOfId" THEN
    RAISE EXCEPTION 'the printed term of an appointment never changes' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'appointment_as_printed';
  END IF;
  IF OLD."endedOn" IS NOT NULL AND OLD."endedOn" IS DISTINCT FROM NEW."endedOn" THEN
    RAISE EXCEPTION 'an appointment ends once' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'appointment_ends_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "appointment_guard" BEFORE UPDATE OR DELETE ON "Appointment"
  FOR EACH ROW EXECUTE FUNCTION guard_appointment();

-- A letter is a snapshot of what was printed; only its withdrawal is written later, once.
CREATE FUNCTION guard_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD."isSample" THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'a letter is never deleted' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'letter_kept';
  END IF;
  IF to_jsonb(OLD) - 'withdrawnAt' - 'withdrawnById' - 'withdrawReason'
       IS DISTINCT FROM to_jsonb(NEW) - 'withdrawnAt' - 'withdrawnById' - 'withdrawReason' THEN
    RAISE EXCEPTION 'a letter is never changed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'letter_as_printed';
  END IF;
  IF OLD."withdrawnAt" IS NOT NULL THEN
    RAISE EXCEPTION 'a letter is withdrawn once' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'letter_withdrawn_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "letter_guard" BEFORE UPDATE OR DELETE ON "AppointmentLetter"
  FOR EACH ROW EXECUTE FUNCTION guard_letter();
