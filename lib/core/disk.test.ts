import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { diskState } from "./disk";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "disk-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a folder that is not there has no state", async () => {
  expect(await diskState(path.join(folder, "none"))).toBe("unknown");
});

/** Only root may mount a small disk. */
test.runIf(process.platform === "linux" && process.getuid?.() === 0)(
  "a disk is full, and has room again when something went",
  async (context) => {
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=100m", "tmpfs", folder], { stdio: "ignore" });
    } catch {
      // In most containers not even root may.
      return context.skip();
    }
    try {
      expect(await diskState(folder)).toBe("low");
      writeFileSync(path.join(folder, "large"), Buffer.alloc(50 * 1024 ** 2));
      expect(await diskState(folder)).toBe("full");
      truncateSync(path.join(folder, "large"));
      expect(await diskState(folder)).toBe("low");
    } finally {
      execFileSync("umount", [folder]);
    }
  },
);
