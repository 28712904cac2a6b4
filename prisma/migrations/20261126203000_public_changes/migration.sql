-- Whatever changes a table that public pages show announces it in the same transaction, from whichever server or program it
-- comes: servers hear of it at the commit and keep nothing that was read before (bin/lib/changes.mjs). One announcement a
-- transaction: PostgreSQL leaves out repetitions. A test (lib/core/changes.test.ts) names the tables that need not announce.
CREATE FUNCTION "announce_public_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('public_change', '');
  RETURN NULL;
END $$;

DO $$
DECLARE
  shown text;
BEGIN
  FOREACH shown IN ARRAY ARRAY[
    'AgendaItem', 'AgendaPresenter', 'Appointment', 'AppointmentLetter', 'Attachment', 'Ceremony', 'Course', 'CourseLecturer',
    'CourseMode', 'CoursePoint', 'Lecturer', 'LecturerConsent', 'LecturerTeam', 'Organization', 'Plaque', 'Route', 'RouteStop',
    'Setting', 'StoredFile', 'TeachingMode', 'TeachingPoint', 'TeamMembership', 'Theme'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER "public_change" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
       FOR EACH STATEMENT EXECUTE FUNCTION "announce_public_change"()',
      shown
    );
  END LOOP;
END $$;
