import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { writeFolder } from "./folder.mjs";

const refusal = vi.hoisted(() => ({ code: "" }));
vi.mock("node:fs/promises", async (original) => ({
  ...(await original<typeof import("node:fs/promises")>()),
  link: () => Promise.reject(Object.assign(new Error("no second name"), { code: refusal.code })),
}));

async function* entries(copy: string) {
  yield { path: "files/one", copy };
}

async function written(code: string): Promise<string> {
  refusal.code = code;
  const folder = await mkdtemp(path.join(tmpdir(), "folder-"));
  try {
    const before = path.join(folder, "before");
    await writeFile(before, "what was uploaded");
    await writeFolder(path.join(folder, "backup"), entries(before));
    return await readFile(path.join(folder, "backup/files/one"), "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.each(["EPERM", "ENOTSUP", "EMLINK", "EXDEV", "ENOSYS"])(
  "where a disk knows no second name (%s) bytes are copied",
  async (code) => {
    expect(await written(code)).toBe("what was uploaded");
  },
);

test("a full disk is no reason to write more", async () => {
  await expect(written("ENOSPC")).rejects.toThrow("no second name");
});
