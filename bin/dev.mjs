import { readEnvironment } from "./lib/environment.mjs";
import { Failure, main } from "./lib/failure.mjs";
import { requireFreePort } from "./lib/ports.mjs";
import { prepare } from "./lib/prepare.mjs";
import { say } from "./lib/progress.mjs";
import { setupPath } from "./lib/school.mjs";
import { startDevelopment } from "./lib/web-server.mjs";

/** `npm run dev`: the same database as `npm start`, with pages that follow every saved file. */
await main(async () => {
  const { port, host, dataDir, databaseUrl, ownerUrl } = readEnvironment();
  await requireFreePort(port, host);
  const env = await prepare({ dataDir, databaseUrl, ownerUrl, seedArguments: process.argv.slice(2) });
  say(`正在启动开发服务器：http://localhost:${port}`);
  const { ended } = await startDevelopment({ host, port, env });
  const path = await setupPath(env);
  if (path) say(`http://localhost:${port}${path}`);
  await ended;
  throw new Failure("开发服务器意外停止。");
});
