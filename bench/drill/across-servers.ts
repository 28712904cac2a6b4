import { randomUUID } from "node:crypto";
import { comesTrue, PlainVisitor } from "../support/plain-visitor";
import type { Report } from "./report";
import { anAccount, ask, ceremonyWithLetters } from "./school";
import { aVideo, hangOnCourse, sendInParts } from "./uploads";

/** On an idle machine a change is everywhere within some milliseconds; how long it took is told, a busy one may take its time. */
const PATIENCE = 10_000;
const CHANGES = 5;
const WITHDRAWALS = 10;

type School = { databaseUrl: string; servers: readonly string[] };

/** What must hold between any two servers of one school, whatever stands in front of them. */
export async function checkAcrossServers(report: Report, { databaseUrl, servers }: School): Promise<void> {
  const account = await anAccount(databaseUrl);
  const clerk = new PlainVisitor(servers);
  await clerk.signIn(account.username, account.password);

  await report.holds("在一台登录，每台都认得；在一台退出，每台都不再认", async () => {
    const other = new PlainVisitor(servers);
    await other.signIn(account.username, account.password);
    const before = await statusesOf(other, "/admin", servers.length);
    await signOut(other);
    const after = await statusesOf(other, "/admin", servers.length);
    return before.every((status) => status === 200) && after.every((status) => status !== 200);
  });

  await report.holds("分段上传的视频：每一段落在不同的服务器上，合起来一个字节不差", async () => {
    const [video, course] = [aVideo(), await newCourse(clerk)];
    await hangOnCourse(clerk, course, await sendInParts(clerk, video, async () => {}));
    return wholeEverywhere(databaseUrl, clerk, course, video, servers.length);
  });

  await report.holds("一台上生成的聘书，每台都能下载", () => lettersEverywhere(databaseUrl, clerk, servers.length));

  await report.holds("公开的内容改了，每台都是新的", () => renamedEverywhere(databaseUrl, clerk, servers));

  await report.holds("撤下的内容，有人不停地看也好，每台都没有了，再也不出现", () =>
    withdrawnEverywhere(databaseUrl, servers),
  );

  await report.holds("每小时的清理只有一台做", async () => {
    const [row] = await ask(databaseUrl, `select count(*)::int as turns from "JobTurn" where "job" = 'unused-files'`);
    return row?.turns === 1;
  });

  await report.holds("登录次数的限制合起来算", () => limitHolds(servers));
}

/** The video of a course as every server sends it. */
export async function wholeEverywhere(
  databaseUrl: string,
  clerk: PlainVisitor,
  course: number,
  video: Buffer,
  times: number,
): Promise<boolean> {
  const [file] = await ask(
    databaseUrl,
    `select "key" from "StoredFile" join "Attachment" on "fileId" = "StoredFile"."id" where "courseId" = $1`,
    [course],
  );
  const page = await (await clerk.get(`/admin/courses/${course}?tab=files`)).text();
  const address = new RegExp(`/files/${file?.key}/[^"?#]+\\.mp4`).exec(page)?.[0];
  if (!address) throw new Error("the page of the course does not show its video");
  for (let time = 0; time < times; time++) {
    const sent = Buffer.from(await (await clerk.get(address)).arrayBuffer());
    if (!sent.equals(video)) return false;
  }
  return true;
}

/** A course of its own to hang something on. */
export async function newCourse(clerk: PlainVisitor): Promise<number> {
  const { to, status } = await clerk.send("/admin/courses/new", { title: `演练党课 ${randomUUID()}`, form: "MICRO" });
  const id = Number(/\/admin\/courses\/(\d+)/.exec(to ?? "")?.[1]);
  if (!id) throw new Error(`a course was not made: ${status}`);
  return id;
}

async function statusesOf(visitor: PlainVisitor, path: string, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < times; time++) statuses.push((await visitor.get(path)).status);
  return statuses;
}

async function signOut(visitor: PlainVisitor): Promise<void> {
  const page = await (await visitor.get("/admin")).text();
  const form = [...page.matchAll(/<form\b[\s\S]*?<\/form>/g)].find(([text]) => text.includes("退出登录"))?.[0];
  if (!form) throw new Error("no way to sign out");
  const body = new FormData();
  for (const [, name, value] of form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g))
    body.append(name!, (value ?? "").replaceAll("&quot;", '"'));
  await visitor.ask("/admin", { method: "POST", body });
}

async function lettersEverywhere(databaseUrl: string, clerk: PlainVisitor, times: number): Promise<boolean | string> {
  const ceremony = await ceremonyWithLetters(databaseUrl);
  if (!ceremony) throw new Error("this school has no letters");
  const path = `/admin/ceremonies/${ceremony}/letters`;
  const { to } = await clerk.send(path, { form: "ONE_PDF", variant: "FULL", ceremonyId: String(ceremony) });
  const batch = /letter-batches\/(\d+)/.exec(to ?? "")?.[1];
  if (!batch) throw new Error("no batch was begun");
  const address = `/admin/letter-batches/${batch}/file`;
  await comesTrue(async () => (await clerk.get(address)).status === 200, 60_000);
  const files: Buffer[] = [];
  for (let time = 0; time < times; time++) files.push(Buffer.from(await (await clerk.get(address)).arrayBuffer()));
  return files.every((file) => file.subarray(0, 4).toString() === "%PDF" && file.equals(files[0]!));
}

/** Every server has shown the page before, and so has something to forget. */
async function renamedEverywhere(databaseUrl: string, clerk: PlainVisitor, servers: readonly string[]) {
  const [course] = await ask(databaseUrl, `select "id", "title" from "Course" where "publishedAt" is not null limit 1`);
  if (!course) throw new Error("this school shows no course");
  const visitors = servers.map((server) => new PlainVisitor([server]));
  const showing = async (title: string) => {
    const pages = await Promise.all(visitors.map(async (v) => (await v.get(`/courses/${course.id}`)).text()));
    return pages.filter((page) => page.includes(title)).length;
  };
  const titles = [String(course.title), ...Array.from({ length: CHANGES }, () => `演练党课 ${randomUUID()}`)];
  for (const [number, title] of titles.entries()) {
    if (number > 0) await clerk.send(`/admin/courses/${course.id}/edit`, { title });
    if (!(await comesTrue(async () => (await showing(title)) === servers.length, PATIENCE))) return false;
    if (number > 0 && (await showing(titles[number - 1]!)) > 0) return false;
  }
  return true;
}

/**
 * A course is shown and withdrawn by the database, as another program would, while visitors ask every server for it without a pause.
 * Each time it must be gone everywhere, and stay gone.
 */
export async function withdrawnEverywhere(databaseUrl: string, servers: readonly string[]): Promise<boolean | string> {
  const [course] = await ask(databaseUrl, `select "id" from "Course" where "publishedAt" is not null limit 1`);
  if (!course) throw new Error("this school shows no course");
  const show = (isShown: boolean) =>
    ask(databaseUrl, `update "Course" set "publishedAt" = case when $2 then now() end where "id" = $1`, [
      course.id,
      isShown,
    ]);
  const visitors = servers.map((server) => new PlainVisitor([server]));
  const statuses = () => Promise.all(visitors.map((visitor) => statusOf(visitor, `/courses/${course.id}`)));
  let over = false;
  const crowd = [...visitors, ...visitors].map(async (visitor) => {
    while (!over) await statusOf(visitor, `/courses/${course.id}`).catch(() => null);
  });
  const waits: number[] = [];
  try {
    for (let time = 0; time < WITHDRAWALS; time++) {
      await show(true);
      if (!(await comesTrue(async () => (await statuses()).every((status) => status === 200), PATIENCE))) return false;
      await show(false);
      const began = performance.now();
      if (!(await comesTrue(async () => (await statuses()).every((status) => status === 404), PATIENCE))) return false;
      waits.push(performance.now() - began);
      for (let look = 0; look < 5; look++) if ((await statuses()).some((status) => status !== 404)) return false;
    }
  } finally {
    over = true;
    await Promise.all(crowd);
    await show(true);
  }
  return `最慢的一次 ${Math.round(Math.max(...waits))} ms 之后看到`;
}

async function statusOf(visitor: PlainVisitor, path: string): Promise<number> {
  const answer = await visitor.get(path);
  await answer.arrayBuffer();
  return answer.status;
}

async function limitHolds(servers: readonly string[]): Promise<boolean> {
  // From an address of its own, or the clerks could not sign in any more.
  const stranger = new PlainVisitor(servers, undefined, { "x-forwarded-for": "203.0.113.9" });
  let refused = 0;
  for (let attempt = 0; attempt < 25; attempt++) {
    const { page, status } = await stranger.send("/sign-in", { username: `niemand-${attempt}`, password: "falsch" });
    if (status === 429 || page.includes("操作过于频繁")) refused += 1;
  }
  return refused > 0;
}
