/** Anything that runs SQL: a client or pool of `pg`. */
export type SqlClient = { query: (text: string, values?: unknown[]) => Promise<unknown> };

const SURNAMES =
  "王wang 李li 张zhang 刘liu 陈chen 杨yang 赵zhao 黄huang 周zhou 吴wu 徐xu 孙sun 胡hu 朱zhu 高gao 林lin 何he 郭guo 马ma 罗luo";
const GIVEN =
  "伟wei 芳fang 娜na 敏min 静jing 丽li 强qiang 磊lei 洋yang 勇yong 艳yan 杰jie 涛tao 明ming 超chao 兰lan 霞xia 平ping 刚gang 华hua 建jian 国guo 文wen 志zhi 玉yu 海hai 春chun 红hong 军jun 云yun 峰feng";
const SPECIALITIES = [
  "党史",
  "基层治理",
  "乡村振兴",
  "党务实务",
  "红色故事",
  "法治",
  "生态文明",
  "科技创新",
  "社区文化",
  "老兵宣讲",
];

/**
 * Fills an empty school with so many lecturers in 120 organizations and so many appointments, spread evenly, one after the
 * other; four of five lecturers are appointed today. Made for measuring: every record is flagged as a sample, there are no
 * letters, and the audit log stays empty.
 */
export async function fillLecturers(client: SqlClient, lecturers: number, appointments: number): Promise<void> {
  await client.query(
    `INSERT INTO "Organization" ("name", "nameInitials", "kind", "parentId", "isSample")
     VALUES ('示例党委', 'sldw', 'PARTY_ORGANIZATION', NULL, true)`,
  );
  await client.query(
    `INSERT INTO "Organization" ("name", "nameInitials", "kind", "parentId", "isSample")
     SELECT '示例第' || i || '党支部', 'sld' || i || 'dzb', 'PARTY_ORGANIZATION',
            (SELECT max("id") FROM "Organization" WHERE "name" = '示例党委'), true
     FROM generate_series(1, 119) AS i`,
  );
  await client.query(
    `WITH "surname" AS (${numbered("$1")}), "given" AS (${numbered("$2")}),
          "home" AS (SELECT array_agg("id" ORDER BY "id") AS "ids" FROM "Organization" WHERE "isSample"),
          "named" AS (
            INSERT INTO "Person" ("name", "namePinyin", "nameInitials")
            SELECT s."sign" || a."sign" || b."sign", s."sound" || a."sound" || b."sound",
                   left(s."sound", 1) || left(a."sound", 1) || left(b."sound", 1)
            FROM generate_series(1, ${lecturers}) AS i
            JOIN "surname" s ON true JOIN "given" a ON true JOIN "given" b ON true
            WHERE s."n" = i % s."of" AND a."n" = (i / s."of") % a."of" AND b."n" = (i + i / 620) % b."of"
            RETURNING *
          ),
          "numbered" AS (SELECT *, row_number() OVER (ORDER BY "id")::int AS "i" FROM "named")
     INSERT INTO "Lecturer" ("personId", "name", "namePinyin", "nameInitials", "organizationId", "post", "speciality", "isSample", "createdAt")
     SELECT "id", "name", "namePinyin", "nameInitials", "ids"[1 + "i" % cardinality("ids")], '示例职务',
            ($3::text[])[1 + "i" % ${SPECIALITIES.length}], true, now() - make_interval(mins => ${lecturers} - "i")
     FROM "numbered", "home"`,
    [SURNAMES, GIVEN, SPECIALITIES],
  );
  await client.query(
    `INSERT INTO "AppointmentProposal" ("kind", "category", "termStart", "termEnd", "approvedAt", "isSample")
     SELECT 'NEW', "category", current_date, current_date + 364, now(), true
     FROM unnest(enum_range(NULL::"AppointmentCategory")) AS "category"`,
  );
  // Lecturer n has the appointments n, n + lecturers, n + 2 × lecturers …, each a year before the one before it.
  await client.query(
    `WITH "person" AS (SELECT "id", row_number() OVER (ORDER BY "id") - 1 AS "n" FROM "Lecturer" WHERE "isSample"),
          "term" AS (
            SELECT "id", "n", (enum_range(NULL::"AppointmentCategory"))[1 + "n" % 4] AS "category",
                   current_date - ("n" % 300)::int - (CASE WHEN "n" % 5 = 0 THEN 366 ELSE 0 END) - (i / ${lecturers}) * 366 AS "start"
            FROM generate_series(0, ${appointments} - 1) AS i JOIN "person" ON "n" = i % ${lecturers}
          )
     INSERT INTO "Appointment" ("proposalId", "lecturerId", "category", "termStart", "termEnd", "isSample")
     SELECT (SELECT max(p."id") FROM "AppointmentProposal" p WHERE p."category" = "term"."category"),
            "id", "category", "start", "start" + 364, true
     FROM "term"`,
  );
  await client.query("VACUUM ANALYZE");
}

/** A list of signs with their sounds as a table: sign, sound, number from 0, and how many there are. */
function numbered(parameter: string): string {
  return `SELECT left("word", 1) AS "sign", substr("word", 2) AS "sound", ("at" - 1)::int AS "n", count(*) OVER ()::int AS "of"
          FROM regexp_split_to_table(${parameter}::text, ' ') WITH ORDINALITY AS w("word", "at")`;
}
