-- The list of lecturers in use: in the order of names, searched, counted and paged without touching the table.
CREATE INDEX "lecturer_list" ON "Lecturer" ("name", "id") INCLUDE ("namePinyin", "nameInitials", "organizationId")
  WHERE "archivedAt" IS NULL;

-- Who is appointed today: reads what is not over yet, not all history. The printed columns come along because PostgreSQL
-- asks for them although the expression is already there.
CREATE INDEX "appointment_last_day" ON "Appointment"
  ("category", COALESCE("endedOn", "termEnd", 'infinity'::date), "lecturerId", "termStart") INCLUDE ("termEnd", "endedOn")
  WHERE "lecturerId" IS NOT NULL;
