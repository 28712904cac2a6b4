-- AlterTable
ALTER TABLE "Account" DROP COLUMN "failedAttempts",
DROP COLUMN "lockedUntil";

-- CreateTable
CREATE TABLE "WrongGuess" (
    "subject" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "WrongGuess_pkey" PRIMARY KEY ("subject","source")
);

-- CreateTable
CREATE TABLE "KnownBrowser" (
    "id" SERIAL NOT NULL,
    "accountId" INTEGER NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KnownBrowser_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "WrongGuess_lastAt_idx" ON "WrongGuess"("lastAt");

-- CreateIndex
CREATE INDEX "KnownBrowser_tokenHash_idx" ON "KnownBrowser"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "known_browser_once" ON "KnownBrowser"("accountId", "tokenHash");

-- AddForeignKey
ALTER TABLE "KnownBrowser" ADD CONSTRAINT "known_browser_account_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
