-- The catalogue: by form, within it by colour, then by the pinyin of the title; only what the public may see.
CREATE INDEX "course_public_order" ON "Course" ("form", "color", "title", "id")
  WHERE "publishedAt" IS NOT NULL AND "archivedAt" IS NULL;
-- The same within one colour.
CREATE INDEX "course_public_color_order" ON "Course" ("color", "form", "title", "id")
  WHERE "publishedAt" IS NOT NULL AND "archivedAt" IS NULL;
-- The newest.
CREATE INDEX "course_public_newest" ON "Course" ("publishedAt" DESC, "id" DESC)
  WHERE "publishedAt" IS NOT NULL AND "archivedAt" IS NULL;
-- The list of the office by title.
CREATE INDEX "course_title_order" ON "Course" ("title", "id");
