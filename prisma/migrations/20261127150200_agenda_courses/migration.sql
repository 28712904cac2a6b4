-- The course given in an item is known by its key: a title can change. What was found by equal title and form so far is written
-- down; the public course first, because that is the one the pages led to, else the only one in use.
ALTER TABLE "AgendaItem" ADD COLUMN "courseId" INTEGER;
WITH "given" AS (
  SELECT "id",
         (CASE "kind" WHEN 'MICRO_COURSE' THEN 'MICRO' WHEN 'SCENARIO_COURSE' THEN 'SCENARIO' ELSE 'THEME' END)::"CourseForm" AS "form",
         CASE WHEN "title" ~ '^(《[^《》]*》|“[^“”]*”)$' THEN substr("title", 2, length("title") - 2) ELSE "title" END AS "title"
  FROM "AgendaItem" WHERE "kind" IN ('MICRO_COURSE', 'SCENARIO_COURSE', 'THEME_COURSE')
), "matched" AS (
  SELECT "given"."id", count(*) AS "used", min("Course"."id") AS "one",
         count("publishedAt") AS "public", min("Course"."id") FILTER (WHERE "publishedAt" IS NOT NULL) AS "public_one"
  FROM "given" JOIN "Course" ON "Course"."form" = "given"."form" AND "Course"."title" = "given"."title" COLLATE "C"
  WHERE "archivedAt" IS NULL GROUP BY "given"."id"
)
UPDATE "AgendaItem" SET "courseId" = CASE WHEN "public" = 1 THEN "public_one" ELSE "one" END
  FROM "matched" WHERE "matched"."id" = "AgendaItem"."id" AND ("public" = 1 OR ("public" = 0 AND "used" = 1));
CREATE INDEX "AgendaItem_courseId_idx" ON "AgendaItem"("courseId");
ALTER TABLE "AgendaItem" ADD CONSTRAINT "agenda_course_fkey" FOREIGN KEY ("courseId")
  REFERENCES "Course"("id") ON DELETE SET NULL ON UPDATE CASCADE;
