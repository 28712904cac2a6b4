import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { dayInShanghai } from "@/lib/core/dates";
import { db } from "@/lib/core/db";
import { anAppointment } from "@/lib/testing/appointments";
import { aCeremony } from "@/lib/testing/ceremonies";
import { aLecturer } from "@/lib/testing/lecturers";
import { bareCompiler } from "./support/bare-typst";
import { asClerk } from "./support/clerk";
import type { Figure } from "./support/figure";
import { letterValues } from "./support/letter-values";
import { type Peak, watchPeakTogether } from "./support/peak-memory";
import type { Site } from "./support/site";
import { median, milliseconds, p95 } from "./support/statistics";
import { firstLink, visitUntil } from "./support/visits";

const COUNT = 500;
const ROUNDS = 6;
const TIMES = 3;
const IDLE_SECONDS = 2;

/** What is compared is measured within seconds: the machine may be busy with other things at another time. */
type Round = { quiet: number; compiler: number; idle: number; meanwhile: number };

/**
 * A clerk has the 500 letters of a ceremony made by the running site: how long it takes, how much memory the server and its
 * compiler need, and how long visitors of public pages wait meanwhile. Quiet and busy batches, idle visits and the bare compiler
 * take turns. Memory is looked at in batches of its own: to count it, the system holds up those who want more.
 */
export async function run(site: Site): Promise<Figure[]> {
  const ceremonyId = await aGathering();
  const lecturer = await firstLink(`${site.url}/lecturers`, /href="(\/lecturers\/\d+)"/);
  const urls = ["/", "/lecturers", lecturer, "/teaching-points"].map((path) => site.url + path);
  const bare = await bareCompiler();
  const requests = Array.from({ length: COUNT }, (_, index) => JSON.stringify(letterValues(index + 1)));
  const loop = () => milliseconds(async () => requests.forEach(bare));
  const rounds: Round[] = [];
  const peaks = new Map<string, Peak[]>();
  await asClerk(site, async (page) => {
    await visitFor(2, urls);
    await finished(await printAll(page, ceremonyId, "压缩包"));
    await loop();
    for (let round = 0; round < ROUNDS; round++) {
      const idle = await visitFor(IDLE_SECONDS, urls);
      const quiet = await finished(await printAll(page, ceremonyId, "压缩包"));
      const compiler = await loop();
      const [, meanwhile] = await whileVisited(urls, finished(await printAll(page, ceremonyId, "压缩包")));
      rounds.push({ quiet, compiler, idle: p95(idle), meanwhile: p95(meanwhile) });
    }
    for (const form of ["压缩包", "一份 PDF"]) {
      peaks.set(form, []);
      for (let time = 0; time < TIMES; time++) {
        const peak = watchPeakTogether(site.serverPid);
        await whileVisited(urls, finished(await printAll(page, ceremonyId, form)));
        peaks.get(form)!.push(peak());
      }
    }
  });
  await db.$disconnect();
  return [
    {
      name: `a zip of ${COUNT} letters made by the site, against the bare compiler in a loop`,
      measured: median(rounds.map(({ quiet, compiler }) => quiet / compiler)),
      limit: 1.5,
      better: "lower",
      details: `each round: ${rounds.map(({ quiet, compiler }) => `${quiet}/${Math.round(compiler)} ms`).join(", ")}`,
    },
    memory(`a zip of ${COUNT} letters: peak memory`, peaks.get("压缩包")!),
    memory(`one PDF of ${COUNT} letters: peak memory`, peaks.get("一份 PDF")!),
    {
      name: "a public page while letters are made, p95 against idle",
      measured: median(rounds.map(({ idle, meanwhile }) => meanwhile / idle)),
      limit: 3,
      better: "lower",
      details: `each round: ${rounds.map(({ idle, meanwhile }) => `${meanwhile.toFixed(1)}/${idle.toFixed(1)} ms`).join(", ")}`,
    },
  ];
}

/** A ceremony at which 500 people are appointed from today on; its number. */
function aGathering(): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const { id } = await aCeremony(tx);
      const lecturerIds: number[] = [];
      for (let number = 1; number <= COUNT; number++)
        lecturerIds.push((await aLecturer(tx, { name: `示例讲师${number}`, isNamesake: true })).id);
      await anAppointment(tx, { lecturerIds, ceremonyId: id, termStart: dayInShanghai(), termEnd: null });
      return id;
    },
    { timeout: 300_000 },
  );
}

/** Has them made through the page, as a clerk does; the browser then leaves, so that it takes nothing from the server. The batch's number. */
async function printAll(page: Page, ceremonyId: number, form: string): Promise<number> {
  await page.goto(`/admin/ceremonies/${ceremonyId}/letters`);
  await page.getByLabel(form).check();
  await page.getByRole("button", { name: `生成 ${COUNT} 份聘书` }).click();
  await page.waitForURL(/\/admin\/letter-batches\/\d+/);
  const id = Number(page.url().match(/\d+$/)?.[0]);
  await page.goto("about:blank");
  return id;
}

/** Waits for a batch, and gives the milliseconds from its start to its end. */
async function finished(id: number): Promise<number> {
  for (;;) {
    const { startedAt, finishedAt, failedAt, done } = await db.letterBatch.findUniqueOrThrow({ where: { id } });
    if (failedAt) throw new Error(`the batch of letters failed after ${done}`);
    if (finishedAt) return finishedAt.getTime() - startedAt.getTime();
    await wait(100);
  }
}

/** Visits pages as long as something goes on; gives what it gave, and how long each visit took. */
async function whileVisited<T>(urls: readonly string[], work: Promise<T>): Promise<[T, number[]]> {
  let over = false;
  const visits = visitUntil(() => over, urls);
  const result = await work.finally(() => {
    over = true;
  });
  return [result, await visits];
}

function visitFor(seconds: number, urls: readonly string[]): Promise<number[]> {
  const end = performance.now() + seconds * 1000;
  return visitUntil(() => performance.now() > end, urls);
}

function memory(name: string, peaks: readonly Peak[]): Figure {
  const each = (kind: keyof Peak) => peaks.map((peak) => Math.round(peak[kind])).join(", ");
  return {
    name: `${name} of server and compiler together`,
    measured: Math.max(...peaks.map(({ together }) => together)),
    unit: "MB",
    limit: 350,
    better: "lower",
    details: `each time: ${each("together")}; the server alone: ${each("server")}; the compiler alone: ${each("children")}`,
  };
}
