import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aPdf } from "@/lib/testing/documents";
import { inspect } from "./inspect";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "inspect-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a file that cannot be looked through in time, or within its memory, is refused, and the next one looked into", async () => {
  const file = { path: path.join(folder, "上传"), name: "通知.pdf", bytes: aPdf().length };
  await writeFile(file.path, aPdf());
  for (const bounds of [
    { milliseconds: 1, megabytes: 256 },
    { milliseconds: 60_000, megabytes: 1 },
  ])
    await expect(inspect(file, "pdf", bounds)).rejects.toMatchObject({
      message: "“通知.pdf”太复杂，检查不完，没有收下。请重新保存一份再传。",
      field: "files",
    });
  expect(await inspect(file, "pdf")).toBeNull();
});
