CREATE TYPE "LetterBatchForm" AS ENUM ('ONE_PDF', 'ZIP');

CREATE TYPE "LetterVariant" AS ENUM ('FULL', 'OVERLAY');

CREATE TABLE "LetterBatch" (
    "id" SERIAL NOT NULL,
    "ceremonyId" INTEGER NOT NULL,
    "form" "LetterBatchForm" NOT NULL,
    "variant" "LetterVariant" NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedById" INTEGER,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LetterBatch_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "batch_progress" CHECK ("done" BETWEEN 0 AND "total" AND "total" > 0)
);

CREATE INDEX "LetterBatch_ceremonyId_idx" ON "LetterBatch"("ceremonyId");

ALTER TABLE "LetterBatch" ADD CONSTRAINT "batch_ceremony_fkey" FOREIGN KEY ("ceremonyId") REFERENCES "Ceremony"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
