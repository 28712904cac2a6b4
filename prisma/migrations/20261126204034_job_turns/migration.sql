-- CreateTable
CREATE TABLE "JobTurn" (
    "job" TEXT NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "JobTurn_pkey" PRIMARY KEY ("job")
);
