import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it, vi } from "vitest";
import { Refusal } from "@/lib/core/errors";
import { compilePdf, stopTypst } from "@/lib/core/typst";
import { LETTER_TEMPLATE, someLetters } from "@/lib/testing/letters";

afterAll(stopTypst);

describe("making a PDF", () => {
  it("gives the same bytes from two compilers started one after the other", async () => {
    const first = sha256(await compilePdf({ template: LETTER_TEMPLATE, inputs: letter() }));
    await stopTypst();
    const second = sha256(await compilePdf({ template: LETTER_TEMPLATE, inputs: letter() }));
    expect(second).toBe(first);
  });

  it("takes plain values and their JSON alike", async () => {
    const values = await compilePdf({ template: LETTER_TEMPLATE, inputs: letter() });
    const json = await compilePdf({ template: LETTER_TEMPLATE, inputs: JSON.stringify(letter()) });
    expect(sha256(json)).toBe(sha256(values));
  });

  // PDF/UA-1 is refused when a glyph is missing, so every PDF that comes out has all of them.
  it("prints rare characters of names", async () => {
    const pdf = await compilePdf({
      template: LETTER_TEMPLATE,
      inputs: letter({ name: "䶮𬭼㛃𠅤〇〔〕·喆堃翀瑀祎旻頔" }),
    });
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
  });

  it("refuses a character that no font has, and names it, instead of printing a box", async () => {
    const made = compilePdf({ template: LETTER_TEMPLATE, inputs: letter({ name: "示例😀讲师" }) });
    await expect(made).rejects.toThrow(Refusal);
    await expect(made).rejects.toThrow("😀");
  });

  it("rejects values a template cannot use, and goes on with the next", async () => {
    const broken = compilePdf({ template: LETTER_TEMPLATE, inputs: { variant: "FULL" } });
    const sound = compilePdf({ template: LETTER_TEMPLATE, inputs: letter() });
    await expect(broken).rejects.toThrow(/typst/);
    expect((await sound).byteLength).toBeGreaterThan(1000);
  });

  it("begins anew what was under way when its process ends, and goes on with what waits", async () => {
    const first = await processAtWork();
    process.kill(first, "SIGSTOP");
    const made = [1, 2, 3, 4].map(() => compilePdf({ template: LETTER_TEMPLATE, inputs: letter() }));
    process.kill(first, "SIGKILL");
    expect(new Set((await Promise.all(made)).map(sha256)).size).toBe(1);
    expect(await processAtWork()).not.toBe(first);
  });

  it("says so of a document over which it broke down twice, and makes the others", async () => {
    const first = await processAtWork();
    process.kill(first, "SIGSTOP");
    const broken = compilePdf({ template: LETTER_TEMPLATE, inputs: someLetters(Array(300).fill("示例讲师")) });
    const sound = compilePdf({ template: LETTER_TEMPLATE, inputs: letter() });
    const refused = expect(broken).rejects.toThrow("制作文件的程序中断了");
    process.kill(first, "SIGKILL");
    await expect.poll(() => press().ready, { interval: 1, timeout: 15_000 }).toBe(false);
    await expect.poll(() => press().ready, { interval: 1, timeout: 15_000 }).toBe(true);
    process.kill(press().child!.pid, "SIGKILL");
    await refused;
    expect((await sound).byteLength).toBeGreaterThan(1000);
  });

  it("gives up what waits when the process does not even begin", async () => {
    await stopTypst();
    const made = [1, 2].map(() => compilePdf({ template: LETTER_TEMPLATE, inputs: letter() }));
    process.kill(press().child!.pid, "SIGKILL");
    for (const one of made) await expect(one).rejects.toThrow("制作文件的程序中断了");
    expect((await compilePdf({ template: LETTER_TEMPLATE, inputs: letter() })).byteLength).toBeGreaterThan(1000);
  });

  it("ends its process after a minute without work, and begins again when there is some", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const idle = await processAtWork();
    vi.advanceTimersByTime(59_000);
    expect(isAlive(idle)).toBe(true);
    vi.advanceTimersByTime(2000);
    vi.useRealTimers();
    await expect.poll(() => isAlive(idle)).toBe(false);
    expect((await compilePdf({ template: LETTER_TEMPLATE, inputs: letter() })).byteLength).toBeGreaterThan(1000);
  });

  it("ends a process that gives no answer for five minutes", async () => {
    const stopped = await processAtWork();
    process.kill(stopped, "SIGSTOP");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const made = compilePdf({ template: LETTER_TEMPLATE, inputs: letter() });
    vi.advanceTimersByTime(200_000);
    const later = compilePdf({ template: LETTER_TEMPLATE, inputs: letter() });
    vi.advanceTimersByTime(101_000);
    vi.useRealTimers();
    await later;
    expect((await made).byteLength).toBeGreaterThan(1000);
  });

  it.runIf(process.platform === "linux")("is told none of the server's secrets", async () => {
    await stopTypst();
    const environment = readFileSync(`/proc/${await processAtWork()}/environ`, "utf8");
    expect(process.env.DATABASE_URL).toBeTruthy();
    expect(environment).not.toContain("DATABASE_URL");
  });

  it("ends with the server, however that ended, also in the middle of its work", async () => {
    const job = JSON.stringify({ template: LETTER_TEMPLATE, inputs: letter() });
    const work = `const { compilePdf } = await import("./lib/core/typst.ts");
      await compilePdf(${job});
      console.log(globalThis.typstPress.child.pid);
      for (;;) await compilePdf(${job});`;
    const server = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", work]);
    const pid = Number((await once(server.stdout, "data"))[0]);
    expect(isAlive(pid)).toBe(true);
    server.kill("SIGKILL");
    await expect.poll(() => isAlive(pid), { timeout: 15_000 }).toBe(false);
  });

  it("is waited for by a program that has nothing else to do", async () => {
    const work = `const { compilePdf, stopTypst } = await import("./lib/core/typst.ts");
      await compilePdf(${JSON.stringify({ template: LETTER_TEMPLATE, inputs: letter() })});
      await stopTypst();`;
    const program = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", work]);
    expect((await once(program, "close"))[0]).toBe(0);
  });

  it("does not begin a request that was withdrawn", async () => {
    const control = new AbortController();
    const first = compilePdf({ template: LETTER_TEMPLATE, inputs: letter() });
    const withdrawn = compilePdf({ template: LETTER_TEMPLATE, inputs: letter(), signal: control.signal });
    control.abort(new Error("the page was left"));
    await expect(withdrawn).rejects.toThrow("the page was left");
    await first;
  });

  it.each(["/etc/passwd", "lib/../secret.typ", "lib/core/typst.ts", "../other/letter.typ"])(
    "reads no file but a template of the project: %s",
    (template) => {
      expect(() => compilePdf({ template, inputs: {} })).toThrow("not a template");
    },
  );
});

const press = () =>
  (globalThis as unknown as { typstPress: { child: { pid: number } | null; ready: boolean } }).typstPress;

/** The number of a process that makes documents and has nothing in hand. */
async function processAtWork(): Promise<number> {
  await compilePdf({ template: LETTER_TEMPLATE, inputs: letter() });
  return press().child!.pid;
}

/** Not one that ended and that nobody has asked about yet. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

const letter = ({ name = "示例讲师" } = {}) => someLetters([name]);

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
