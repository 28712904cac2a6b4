-- CreateTable
CREATE TABLE "HandedNote" (
    "tokenHash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HandedNote_pkey" PRIMARY KEY ("tokenHash"),
    CONSTRAINT "note_is_short" CHECK (octet_length("sealed") <= 65536)
);

-- CreateIndex
CREATE INDEX "HandedNote_expiresAt_idx" ON "HandedNote"("expiresAt");
