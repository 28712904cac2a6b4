import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import autocannon from "autocannon";
import { freePort } from "@/bin/lib/ports.mjs";
import { say } from "@/bin/lib/progress.mjs";
import { db } from "@/lib/core/db";
import { hasNginx, startNginx } from "./drill/nginx";
import { ask } from "./drill/school";
import { startWebServers } from "./drill/web-servers";
import { asClerk } from "./support/clerk";
import type { Figure } from "./support/figure";
import { comesTrue } from "./support/plain-visitor";
import { kindOf, recordPages } from "./support/public-pages";
import type { Site } from "./support/site";
import { median } from "./support/statistics";
import { textOf } from "./support/visits";

const ROUNDS = 7;
const SECONDS = 2;
const CONNECTIONS = 16;
const WITHDRAWALS = 5;
const PATIENCE = 20_000;

/**
 * Public pages that nginx sends itself from PAGES_DIR, set up as docs/deploy.md says, against the same nginx with the same bytes
 * as a plain file; and whether it still shows a record when its withdrawal was acknowledged. A web server of its own writes the pages.
 */
export async function run(site: Site): Promise<Figure[]> {
  if (!hasNginx()) {
    say("没有安装 nginx，这一项不测。");
    return [];
  }
  const folder = await mkdtemp(path.join(tmpdir(), "nginx-bench-"));
  const [pages, bytes] = [path.join(folder, "pages"), path.join(folder, "bytes")];
  mkdirSync(bytes);
  const [server] = await startWebServers(1, { PAGES_DIR: pages, TRUSTED_PROXIES: "1" });
  const [port, filePort] = [await freePort(), await freePort()];
  const file = { port: filePort, root: bytes };
  const front = await startNginx(path.join(folder, "nginx"), { port, servers: [server!.port], file, pages });
  try {
    const figures: Figure[] = [];
    for (const page of ["/lecturers", ...(await recordPages(site.url))]) {
      writeFileSync(path.join(bytes, "page.html"), await textOf(front + page));
      if (!(await comesTrue(async () => existsSync(path.join(pages, "now", page, "index.html")), PATIENCE)))
        throw new Error(`${page} was not written for nginx`);
      figures.push(await compared(page, { kept: front + page, file: `http://127.0.0.1:${filePort}/page.html` }));
    }
    return [...figures, await withdrawn({ ...site, url: front })];
  } finally {
    await server!.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compared(page: string, { kept, file }: { kept: string; file: string }): Promise<Figure> {
  const rounds: { kept: number; file: number }[] = [];
  for (const address of [kept, file]) await rateOf(address);
  for (let round = 0; round < ROUNDS; round++) rounds.push({ file: await rateOf(file), kept: await rateOf(kept) });
  return {
    name: `${kindOf(page)} from nginx with PAGES_DIR, requests a second against nginx and the same bytes as a file`,
    measured: median(rounds.map((round) => round.kept / round.file)),
    limit: 0.8,
    better: "higher",
    details: rounds.map((round) => `${Math.round(round.kept)}/${Math.round(round.file)}`).join(", "),
  };
}

async function rateOf(url: string): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS });
  if (result.non2xx + result.errors > 0)
    throw new Error(`${url} did not always answer: ${result.non2xx} other, ${result.errors} errors`);
  return result.requests.average;
}

/** A clerk withdraws a course that nginx sends; a visitor looks at it as soon as the clerk was told. */
async function withdrawn(site: Site): Promise<Figure> {
  const [course] = await ask(site.databaseUrl, `select "id" from "Course" where "publishedAt" is not null order by 1`);
  if (!course) throw new Error("this school shows no course");
  const status = async () => (await fetch(`${site.url}/courses/${course.id}`)).status;
  let shown = 0;
  await asClerk(site, async (page) => {
    for (let time = 0; time < WITHDRAWALS; time++) {
      if (!(await comesTrue(async () => (await status()) === 200, PATIENCE)))
        throw new Error("the course is not shown");
      await page.goto(`/admin/courses/${course.id}`);
      await page.getByRole("button", { name: "撤下" }).click();
      await page.getByRole("dialog").getByLabel("原因").fill("测量");
      await page.getByRole("dialog").getByRole("button", { name: "撤下" }).click();
      await page.getByRole("button", { name: "公开", exact: true }).waitFor();
      for (let look = 0; look < 3; look++) if ((await status()) !== 404) shown += 1;
      await ask(site.databaseUrl, `update "Course" set "publishedAt" = now() where "id" = $1`, [course.id]);
    }
  });
  await db.$disconnect();
  return {
    name: "looks at a course through nginx after its withdrawal that still show it",
    measured: shown,
    unit: "",
    limit: 0,
    better: "lower",
    details: `${WITHDRAWALS} withdrawals, three looks each`,
  };
}
