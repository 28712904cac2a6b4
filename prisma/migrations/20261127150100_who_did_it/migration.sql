-- Who did it is an account, which is never deleted: it only ends. No index: nothing is looked up by it, and nothing to refuse
-- is ever searched for.
ALTER TABLE "Account" ADD CONSTRAINT "account_disabled_by_fkey" FOREIGN KEY ("disabledById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Session" ADD CONSTRAINT "session_revoked_by_fkey" FOREIGN KEY ("revokedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Ceremony" ADD CONSTRAINT "ceremony_published_by_fkey" FOREIGN KEY ("publishedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Ceremony" ADD CONSTRAINT "ceremony_archived_by_fkey" FOREIGN KEY ("archivedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Course" ADD CONSTRAINT "course_published_by_fkey" FOREIGN KEY ("publishedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Course" ADD CONSTRAINT "course_archived_by_fkey" FOREIGN KEY ("archivedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TeachingMode" ADD CONSTRAINT "teaching_mode_archived_by_fkey" FOREIGN KEY ("archivedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "StoredFile" ADD CONSTRAINT "file_uploaded_by_fkey" FOREIGN KEY ("uploadedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Attachment" ADD CONSTRAINT "attachment_attached_by_fkey" FOREIGN KEY ("attachedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Lecturer" ADD CONSTRAINT "lecturer_archived_by_fkey" FOREIGN KEY ("archivedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "LecturerTeam" ADD CONSTRAINT "team_archived_by_fkey" FOREIGN KEY ("archivedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AppointmentProposal" ADD CONSTRAINT "proposal_proposed_by_fkey" FOREIGN KEY ("proposedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AppointmentProposal" ADD CONSTRAINT "proposal_approved_by_fkey" FOREIGN KEY ("approvedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AppointmentProposal" ADD CONSTRAINT "proposal_declined_by_fkey" FOREIGN KEY ("declinedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Appointment" ADD CONSTRAINT "appointment_ended_by_fkey" FOREIGN KEY ("endedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AppointmentLetter" ADD CONSTRAINT "letter_issued_by_fkey" FOREIGN KEY ("issuedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "AppointmentLetter" ADD CONSTRAINT "letter_withdrawn_by_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "LetterBatch" ADD CONSTRAINT "batch_started_by_fkey" FOREIGN KEY ("startedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Organization" ADD CONSTRAINT "organization_archived_by_fkey" FOREIGN KEY ("archivedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TeachingPoint" ADD CONSTRAINT "point_archived_by_fkey" FOREIGN KEY ("archivedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Plaque" ADD CONSTRAINT "plaque_withdrawn_by_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Route" ADD CONSTRAINT "route_published_by_fkey" FOREIGN KEY ("publishedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Route" ADD CONSTRAINT "route_archived_by_fkey" FOREIGN KEY ("archivedById") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
