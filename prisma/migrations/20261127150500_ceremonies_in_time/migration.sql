-- From when to when something is, as instants: a day and two times of day on the clocks of Shanghai, HH:MM. An end that is not
-- after the beginning is on the next day. Null where one of them is not known. Begins at the first instant and ends before the
-- last, so that what ends at 16:00 and what begins at 16:00 do not overlap.
CREATE FUNCTION "shanghai_range"("day" date, "from" text, "until" text) RETURNS tstzrange LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN "from" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "until" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' THEN tstzrange(
  ("day" + make_time(left("from", 2)::int, right("from", 2)::int, 0)) AT TIME ZONE 'Asia/Shanghai',
  ("day" + CASE WHEN "until" > "from" COLLATE "C" THEN 0 ELSE 1 END
         + make_time(left("until", 2)::int, right("until", 2)::int, 0)) AT TIME ZONE 'Asia/Shanghai',
  '[)'
) END;

ALTER TABLE "Ceremony" ADD COLUMN "during" tstzrange
  GENERATED ALWAYS AS ("shanghai_range"("heldOn", "startTime", "endTime")) STORED;
