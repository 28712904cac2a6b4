-- The name that a school's data folder and its database share: one row.
CREATE TABLE "Installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "identity" UUID NOT NULL,
    "begunAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "installation_one" CHECK ("id" = 1)
);
