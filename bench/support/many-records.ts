import type { SqlClient } from "./many-lecturers";

/** How many of each noun a school has. */
export type Size = { points: number; routes: number; courses: number };

/**
 * Gives the school so many teaching points with plaques and places, routes of five stops, and courses with a lecturer each,
 * and takes away those it had. Made for measuring: every record is flagged as a sample.
 */
export async function fillRecords(client: SqlClient, { points, routes, courses }: Size): Promise<void> {
  await client.query(`TRUNCATE "TeachingPoint", "Route", "Course" CASCADE`);
  await client.query(
    `INSERT INTO "TeachingPoint" ("name", "nameInitials", "type", "address", "openingHours", "latitude", "longitude", "datum", "isSample")
     SELECT '示例教学点' || i, 'sljxd' || i, (enum_range(NULL::"TeachingPointType"))[1 + i % 5], '示例路' || i || '号',
            '周二至周日 9:00—16:30', 31.05 + (i % 97) * 0.001, 121.15 + (i % 89) * 0.001, 'GCJ02', true
     FROM generate_series(1, ${points}) AS i`,
  );
  await client.query(
    `INSERT INTO "Plaque" ("teachingPointId", "batch", "awardedOn", "isSample")
     SELECT "id", 1 + "n" % 3, date '2024-02-20' + ("n" % 300)::int, true
     FROM (SELECT "id", row_number() OVER (ORDER BY "id") AS "n" FROM "TeachingPoint") AS p`,
  );
  await client.query(
    `INSERT INTO "Route" ("name", "nameInitials", "color", "description", "publishedAt", "isSample")
     SELECT '示例线路' || i, 'slxl' || i, (enum_range(NULL::"ThemeColor"))[1 + i % 4], '示例线路的介绍。', now(), true
     FROM generate_series(1, ${routes}) AS i`,
  );
  await client.query(
    `WITH "point" AS (SELECT array_agg("id" ORDER BY "id") AS "ids" FROM "TeachingPoint"),
          "way" AS (SELECT "id", row_number() OVER (ORDER BY "id") AS "n" FROM "Route")
     INSERT INTO "RouteStop" ("routeId", "position", "teachingPointId", "minutes", "topic")
     SELECT "id", i, "ids"[1 + ("n" * 3 + i) % cardinality("ids")], 10 + i * 5, '示例讲解'
     FROM "way", "point", generate_series(1, 5) AS i`,
  );
  await client.query(
    `INSERT INTO "Course" ("title", "titleInitials", "form", "color", "synopsis", "minutes", "creditHours", "publishedAt", "isSample")
     SELECT '示例课程' || i, 'slkc' || i, (enum_range(NULL::"CourseForm"))[1 + i % 6], (enum_range(NULL::"ThemeColor"))[1 + i % 4],
            '示例课程的内容简介。', 20 + i % 70, 1 + i % 4, now() - make_interval(mins => i), true
     FROM generate_series(1, ${courses}) AS i`,
  );
  await client.query(
    `WITH "person" AS (SELECT array_agg("id" ORDER BY "id") AS "ids" FROM "Lecturer"),
          "entry" AS (SELECT "id", row_number() OVER (ORDER BY "id") AS "n" FROM "Course")
     INSERT INTO "CourseLecturer" ("courseId", "position", "lecturerId")
     SELECT "id", 1, "ids"[1 + "n" % cardinality("ids")] FROM "entry", "person"`,
  );
  await client.query("VACUUM ANALYZE");
}
