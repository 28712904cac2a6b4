import { withClient } from "@/bin/lib/database.mjs";
import { asClerk, cookieHeader } from "./support/clerk";
import type { Figure } from "./support/figure";
import { fillLecturers, type SqlClient } from "./support/many-lecturers";
import type { Site } from "./support/site";
import { median, p95 } from "./support/statistics";
import { visit } from "./support/visits";

const FEW = { lecturers: 300, appointments: 1000 };
const MANY = { lecturers: 30_000, appointments: 100_000 };
const ROUNDS = 4;
const VISITS = 25;
const PAGE_SIZE = 50;

/** Ways to look at the list, by what somebody asks for. */
const WAYS: Record<string, (size: typeof FEW) => string> = {
  "as it opens": () => "",
  "searched by name": () => "q=王伟",
  "searched by initials": () => "q=zm",
  "searched by pinyin": () => "q=zhang wei",
  "in one category": () => "category=FULL_TIME",
  "not appointed": () => "category=NONE",
  "by organization": () => "sort=organization",
  "newest first": () => "sort=-created",
  "its last page": ({ lecturers }) => `page=${lecturers / PAGE_SIZE}`,
};

type Times = Map<string, number[]>;

/**
 * The staff's list of lecturers, 30,000 with 100,000 appointments against 300 with 1,000, on the same server. Few and many
 * take turns, and so do the ways to look at the list. Afterwards the school consists of these lecturers only.
 */
export async function run(site: Site): Promise<Figure[]> {
  const [few, many]: [Times, Times] = [new Map(), new Map()];
  await asClerk(site, async (page) => {
    const cookie = await cookieHeader(page.context());
    await page.goto("about:blank");
    for (let round = 0; round < ROUNDS; round++) {
      await measure(site, cookie, FEW, few);
      await measure(site, cookie, MANY, many);
    }
  });
  return Object.keys(WAYS).map((way) => {
    const [slow, quick] = [many.get(way) ?? [], few.get(way) ?? []];
    return {
      name: `list of lecturers ${way}, p95 of 30,000 against 300`,
      measured: p95(slow) / p95(quick),
      limit: 3,
      better: "lower",
      details: `${timesOf(slow)} against ${timesOf(quick)}`,
    };
  });
}

const timesOf = (times: number[]) => `${p95(times).toFixed(1)} ms (median ${median(times).toFixed(1)})`;

async function measure(site: Site, cookie: string, size: typeof FEW, into: Times): Promise<void> {
  await withClient(site.databaseUrl, async (client: SqlClient) => {
    await client.query(`TRUNCATE "Lecturer", "AppointmentProposal" CASCADE`);
    await client.query(`DELETE FROM "AgendaPresenter" WHERE "personId" IS NOT NULL`);
    await client.query(
      `DELETE FROM "Person" WHERE "id" NOT IN (SELECT "personId" FROM "Account" WHERE "personId" IS NOT NULL)`,
    );
    await client.query(`DELETE FROM "Organization" WHERE "name" ~ '^示例(第\\d+党支部|党委)$'`);
    await fillLecturers(client, size.lecturers, size.appointments);
  });
  const ways = Object.entries(WAYS).map(([way, query]) => ({ way, url: `${site.url}/admin/lecturers?${query(size)}` }));
  for (const { url } of [...ways, ...ways]) await visit(url, { cookie });
  for (let time = 0; time < VISITS; time++) {
    for (const { way, url } of ways) into.set(way, [...(into.get(way) ?? []), await visit(url, { cookie })]);
  }
}
