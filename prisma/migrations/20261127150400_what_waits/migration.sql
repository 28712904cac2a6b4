-- What staff pages count or list is a handful out of everything there ever was: these indexes hold the handful.
CREATE INDEX "proposal_open" ON "AppointmentProposal" ("proposedById") WHERE "approvedAt" IS NULL AND "declinedAt" IS NULL;
CREATE INDEX "appointment_ending" ON "Appointment" ("termEnd") WHERE "endedOn" IS NULL;
-- By the end, which never moves; the time of the last visit would be written into the index every minute.
CREATE INDEX "session_open" ON "Session" ("expiresAt") WHERE "revokedAt" IS NULL;
