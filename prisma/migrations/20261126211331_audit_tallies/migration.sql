-- CreateTable
CREATE TABLE "AuditTally" (
    "key" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT,
    "subjectLabel" TEXT NOT NULL,
    "actorId" INTEGER,
    "actorName" TEXT NOT NULL,
    "ipAddress" TEXT,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "AuditTally_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "AuditTally_since_idx" ON "AuditTally"("since");
