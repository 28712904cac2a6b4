import { needNode } from "./children.mjs";
import { hasFile, inRoot } from "./root.mjs";

/** @typedef {Record<string, string | undefined>} Env */

/**
 * Fills an empty database; the seed decides whether it is empty. `["--empty"]` leaves out the example school.
 * @param {Env} env
 * @param {string[]} [args]
 */
export async function seed(env, args = []) {
  const script = "prisma/seed/main.ts";
  if (!hasFile(script)) return;
  // Shown when it went well: what else it says belongs to the failure, which the caller may know better.
  process.stdout.write(
    await needNode("数据没有写入，请把以上信息交给维护人员。", ["--import", "tsx", inRoot(script), ...args], { env }),
  );
}

/**
 * The path of the one-time page that makes the first administrator; empty when there is one.
 * @param {Env} env
 */
export async function setupPath(env) {
  const script = "prisma/setup-link.ts";
  if (!hasFile(script)) return "";
  const output = await needNode("没有取得初始设置的链接，请再启动一次。", ["--import", "tsx", inRoot(script)], { env });
  return output.match(/^\/\S+$/m)?.[0] ?? "";
}

/**
 * Forgets the wrong passwords typed for an account, and says so.
 * @param {Env} env
 * @param {string[]} args
 */
export async function unlock(env, args) {
  await needNode("没有解锁。", ["--import", "tsx", inRoot("prisma/unlock.ts"), ...args], { env, stdio: "inherit" });
}
