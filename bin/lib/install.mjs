import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { say } from "./progress.mjs";
import { inRoot, root } from "./root.mjs";

/**
 * Installs the packages of package-lock.json unless they are there already; then it needs no network. Who runs the school gets
 * what the product needs; `withTools` adds what tests it, measures it and drafts migrations;
 * where that is already, it stays.
 */
export function install({ withTools = existsSync(inRoot("node_modules/vitest")) } = {}) {
  if (isInstalled(withTools)) return;
  say("正在安装依赖（仅首次或更新后需要，约一两分钟）…");
  const args = ["ci", withTools ? "--include=dev" : "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath;
  const { status, stdout, stderr } = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, encoding: "utf8" })
    : spawnSync("npm", args, { cwd: root, encoding: "utf8", shell: process.platform === "win32" });
  if (status !== 0) {
    const output = `${stdout ?? ""}${stderr ?? ""}`;
    throw Object.assign(new Failure("依赖没有装上，请检查网络或 npm 镜像设置后再运行一次。"), { output });
  }
}

/**
 * npm writes what it installed into node_modules/.package-lock.json as its last act. Comparing the two is right also
 * when somebody ran `npm ci` by hand, and wrong for nothing: an interrupted install has no such file.
 */
/** @param {boolean} withTools */
function isInstalled(withTools) {
  const installed = packagesIn("node_modules/.package-lock.json");
  if (!installed) return false;
  return Object.entries(packagesIn("package-lock.json") ?? {}).every(
    ([path, { version, dev, optional, devOptional }]) =>
      path === "" ||
      installed[path]?.version === version ||
      (dev && !withTools) ||
      (!installed[path] && (optional || devOptional)),
  );
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string; dev?: boolean; optional?: boolean; devOptional?: boolean }> | undefined}
 */
function packagesIn(path) {
  const file = inRoot(path);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : undefined;
}
