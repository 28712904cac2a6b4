import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import autocannon from "autocannon";
import { freePort } from "@/bin/lib/ports.mjs";
import { say } from "@/bin/lib/progress.mjs";
import { median } from "../support/statistics";
import { textOf } from "../support/visits";
import { startNginx } from "./nginx";
import type { WebServer } from "./web-servers";

const ROUNDS = 5;
const SECONDS = 2;
const CONNECTIONS = 16;
/** A public page as readers open it, and one that is made anew for every visit. */
const PAGES = ["/courses", "/teaching-points/map"];

/**
 * What each step gives in requests a second: one web server, nginx before it, more of them; and nginx with the same bytes as a file,
 * which is the most this machine can do. In turn, so that what else it does slows all alike.
 */
export async function measureSteps(folder: string, servers: readonly WebServer[]): Promise<void> {
  const all = servers.map(({ port }) => port);
  for (const page of PAGES) {
    const bytes = await textOf(servers[0]!.address + page);
    const steps: [name: string, address: string][] = [["one web server", servers[0]!.address + page]];
    for (const count of new Set([1, 2, all.length])) {
      const place = path.join(folder, `nginx-${count}-${PAGES.indexOf(page)}`);
      mkdirSync(path.join(place, "bytes"), { recursive: true });
      writeFileSync(path.join(place, "bytes/page.html"), bytes);
      const [port, filePort] = [await freePort(), await freePort()];
      const address = await startNginx(place, {
        port,
        servers: all.slice(0, count),
        file: { port: filePort, root: `${place}/bytes` },
      });
      steps.push([`nginx and ${count} web server${count > 1 ? "s" : ""}`, address + page]);
      if (count === all.length) steps.push(["nginx and a file", `http://127.0.0.1:${filePort}/page.html`]);
    }
    const rates = new Map(steps.map(([name]) => [name, [] as number[]]));
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, address] of steps) rates.get(name)!.push(await rateOf(address));
    const most = median(rates.get("nginx and a file")!);
    say(`${page}（${cpus().length} cores, ${CONNECTIONS} connections, ${Math.round(bytes.length / 1024)} KB）`);
    for (const [name, measured] of rates)
      say(`  ${name}: ${Math.round(median(measured))} requests/s, ${(median(measured) / most).toFixed(2)} × the file`);
  }
}

async function rateOf(url: string): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS });
  return result["2xx"] / result.duration;
}
