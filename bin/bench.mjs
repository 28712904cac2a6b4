import { findChromium } from "./lib/browser.mjs";
import { buildSite } from "./lib/build.mjs";
import { startNode } from "./lib/children.mjs";
import { main } from "./lib/failure.mjs";
import { install } from "./lib/install.mjs";
import { freePort } from "./lib/ports.mjs";
import { prepareSupervised } from "./lib/prepare.mjs";
import { say } from "./lib/progress.mjs";
import { inRoot } from "./lib/root.mjs";
import { throwawayDataDir } from "./lib/throwaway.mjs";
import { startSite } from "./lib/web-server.mjs";

/**
 * `npm run bench`: a site of its own, brought up as `npm start` does, and the figures of bench/ measured on it.
 * `npm run bench -- pages lecturers` measures only those.
 */
await main(async () => {
  install({ withTools: true });
  const [host, port] = ["127.0.0.1", await freePort()];
  const { database, env: prepared } = await prepareSupervised({
    dataDir: await throwawayDataDir(),
    seedArguments: [],
  });
  const env = { ...prepared, LOG_LEVEL: "warn" };
  await buildSite(env);
  say("正在启动网站…");
  const { pid } = await startSite({ host, port, env });
  const { ended } = startNode(["--import", "tsx", inRoot("bench/main.ts"), ...process.argv.slice(2)], {
    env: {
      ...env,
      BASE_URL: `http://${host}:${port}`,
      SERVER_PID: String(pid),
      // Its fillings empty whole tables, which the web server may not.
      OWNER_DATABASE_URL: database.ownerUrl,
      // And who owns a database may not create another.
      SUPER_DATABASE_URL: database.superUrl,
      CHROMIUM_PATH: await findChromium(),
    },
    stdio: "inherit",
  });
  return ended;
});
