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

-- Words are found by pairs of neighbouring characters: Chinese has no spaces to cut at, and most words have two characters.
CREATE FUNCTION "text_pairs"(text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT substr(t, place, 2)), '{}')
  FROM lower($1) AS t, generate_series(1, length(t) - 1) AS place
$$;
CREATE INDEX "course_public_words" ON "Course"
  USING gin ("text_pairs"("title" || E'\n' || "titleInitials" || E'\n' || coalesce("synopsis", '')))
  WHERE "publishedAt" IS NOT NULL AND "archivedAt" IS NULL;
