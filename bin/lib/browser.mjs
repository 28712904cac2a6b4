import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { programOf } from "./packages.mjs";
import { say } from "./progress.mjs";
import { root } from "./root.mjs";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** A Chromium to test with: the one of CHROMIUM_PATH, one of this computer, else one is installed. Gives its path. */
export async function findChromium() {
  const found = await existing();
  if (found) return found;
  say("本机没有 Chromium，正在安装（仅测试需要）…");
  run(process.execPath, [programOf("@playwright/test", "playwright"), "install", "chromium"], 120);
  if (!(await existing()) && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    run("apt-get", ["update"], 300);
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"], 900);
  }
  const installed = await existing();
  if (!installed) throw new Failure("没有找到 Chromium 浏览器，请安装后用 CHROMIUM_PATH 指定它的路径。");
  return installed;
}

async function existing() {
  const { chromium } = await import("@playwright/test");
  return [process.env.CHROMIUM_PATH, ...usual, chromium.executablePath()].find((path) => path && existsSync(path));
}

/** @param {string} program @param {string[]} args @param {number} seconds */
function run(program, args, seconds) {
  spawnSync(program, args, {
    cwd: root,
    stdio: "ignore",
    timeout: seconds * 1000,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
