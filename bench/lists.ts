import type { Page } from "@playwright/test";
import { withClient } from "@/bin/lib/database.mjs";
import { asClerk } from "./support/clerk";
import type { Figure } from "./support/figure";
import type { SqlClient } from "./support/many-lecturers";
import { fillRecords, type Size } from "./support/many-records";
import type { Site } from "./support/site";
import { median, p95 } from "./support/statistics";
import { visit } from "./support/visits";

const FEW: Size = { points: 15, routes: 4, courses: 20 };
const MANY: Size = { points: 1000, routes: 300, courses: 5000 };
const ROUNDS = 3;
const VISITS = 40;

/** The public lists, kept and asked for anew, narrowed and searched. */
const LISTS = [
  "/teaching-points",
  "/teaching-points/type/village",
  "/teaching-points/search?q=示例",
  "/teaching-points/map",
  "/routes",
  "/routes/color/red",
  "/courses",
  "/courses/form/micro",
  "/courses/search?q=示例",
] as const;

type Times = Map<string, number[]>;

/**
 * The public lists of a large school against those of a small one, on the same server; both take turns. The first visit
 * after a change is told apart: it finds nothing kept. Afterwards the school has the large lists.
 */
export async function run(site: Site): Promise<Figure[]> {
  const [few, many, first]: [Times, Times, Times] = [new Map(), new Map(), new Map()];
  await asClerk(site, async (page) => {
    for (let round = 0; round < ROUNDS; round++) {
      await measure(site, page, FEW, few, new Map());
      await measure(site, page, MANY, many, first);
    }
  });
  return LISTS.map((list) => {
    const [slow, quick, cold] = [many.get(list) ?? [], few.get(list) ?? [], first.get(list) ?? []];
    return {
      name: `${list}, p95 of 1,000 points, 300 routes, 5,000 courses against 15, 4, 20`,
      measured: p95(slow) / p95(quick),
      limit: 2,
      better: "lower",
      details: `${timesOf(slow)} against ${timesOf(quick)}; first visit ${median(cold).toFixed(0)} ms`,
    };
  });
}

const timesOf = (times: number[]) => `${p95(times).toFixed(1)} ms (median ${median(times).toFixed(1)})`;

async function measure(site: Site, page: Page, size: Size, times: Times, first: Times): Promise<void> {
  await withClient(site.databaseUrl, (client: SqlClient) => fillRecords(client, size));
  for (const noun of ["teaching-points", "routes", "courses"]) await saveOne(page, noun);
  await page.goto("about:blank");
  for (const list of LISTS) note(first, list, await visit(site.url + list));
  for (let time = 0; time < VISITS; time++) {
    for (const list of LISTS) note(times, list, await visit(site.url + list));
  }
}

/** A clerk saves a record as it is: what the site had kept of its noun expires. */
async function saveOne(page: Page, noun: string): Promise<void> {
  await page.goto(`/admin/${noun}`);
  const record = await page
    .locator(`main a[href^="/admin/${noun}/"]`)
    .filter({ hasText: "示例" })
    .first()
    .getAttribute("href");
  await page.goto(`${record}/edit`);
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.waitForURL(new RegExp(`${record}$`));
}

function note(times: Times, list: string, time: number): void {
  times.set(list, [...(times.get(list) ?? []), time]);
}
