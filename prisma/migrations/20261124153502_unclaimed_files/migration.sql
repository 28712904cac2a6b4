-- AlterTable
ALTER TABLE "StoredFile" ADD COLUMN     "unusedSince" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "UnclaimedFolder" (
    "key" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UnclaimedFolder_pkey" PRIMARY KEY ("key")
);

-- As the key of a file is: the folder is named by nothing else.
ALTER TABLE "UnclaimedFolder"
  ADD CONSTRAINT "unclaimed_folder_key_shape" CHECK ("key" ~ '^[A-Za-z0-9_-]{22,64}$');
