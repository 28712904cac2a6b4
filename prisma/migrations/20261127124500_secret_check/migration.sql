-- What only the school's own AUTH_SECRET gives, so that a lost or foreign one is noticed.
ALTER TABLE "Installation" ADD COLUMN "secretCheck" BYTEA;
