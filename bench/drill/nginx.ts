import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "@/bin/lib/failure.mjs";
import { inRoot } from "@/bin/lib/root.mjs";
import { onStop } from "@/bin/lib/shutdown.mjs";
import { comesTrue } from "../support/plain-visitor";

/** Whether this computer has nginx. */
export function hasNginx(): boolean {
  try {
    execFileSync("nginx", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Where it listens and whom it asks; `file` is another port that hands out a folder, `pages` the servers' PAGES_DIR. */
type Front = { port: number; servers: readonly number[]; file?: { port: number; root: string }; pages?: string };

/**
 * nginx on this machine with the very file that deploy/ holds for a school, led to these servers: only the port, the name and
 * the certificate are another.
 */
export async function startNginx(folder: string, { port, servers, file, pages }: Front) {
  if (!hasNginx()) throw new Failure("演练需要 nginx，请先安装，例如：apt-get install nginx");
  mkdirSync(folder, { recursive: true });
  const configuration = path.join(folder, "nginx.conf");
  const bytes = file ? `server { listen 127.0.0.1:${file.port}; root ${file.root}; }` : "";
  const locations = pages ? locationsWithPages(folder, pages) : inRoot("deploy/nginx/locations.conf");
  writeFileSync(configuration, wholeConfiguration(folder, schoolOnLoopback(port, servers, locations) + bytes));
  const nginx = spawn("nginx", ["-e", path.join(folder, "error.log"), "-p", folder, "-c", configuration], {
    stdio: "inherit",
  });
  const ended = new Promise((resolve) => nginx.once("close", resolve));
  // Not SIGKILL, which would leave its workers behind.
  process.once("exit", () => nginx.kill("SIGTERM"));
  onStop(async () => {
    nginx.kill("SIGTERM");
    await ended;
  });
  const address = `http://127.0.0.1:${port}`;
  if (!(await comesTrue(async () => (await fetch(`${address}/api/health`)).status > 0, 10_000)))
    throw new Failure(`nginx 没有启动，详情见 ${folder}/error.log。`);
  return address;
}

/** deploy/nginx/school.conf, without TLS and on loopback. */
function schoolOnLoopback(port: number, servers: readonly number[], locations: string): string {
  const upstream = servers.map((server) => `    server 127.0.0.1:${server} max_fails=2 fail_timeout=2s;`).join("\n");
  return readFileSync(inRoot("deploy/nginx/school.conf"), "utf8")
    .replace(/^ {4}server app:3000.*$/m, upstream)
    .replace("/etc/nginx/school/locations.conf", locations)
    .replace(/listen 80;/, `listen 127.0.0.1:${port};`);
}

/** locations.conf as docs/deploy.md changes it for pages that nginx sends itself; gives the file's path. */
function locationsWithPages(folder: string, pages: string): string {
  const kept = readFileSync(inRoot("deploy/nginx/kept-pages.conf"), "utf8").replace(
    /(set \$kept )\/\S+(\/now;)/,
    `$1${pages}$2`,
  );
  const all = readFileSync(inRoot("deploy/nginx/locations.conf"), "utf8");
  const file = path.join(folder, "locations.conf");
  writeFileSync(
    file,
    all.replace(/^location \/ \{.*\}$/m, () => kept),
  );
  return file;
}

/** What Debian's nginx.conf would stand around it. */
function wholeConfiguration(folder: string, site: string): string {
  return `daemon off;
${process.getuid?.() === 0 ? "user root;" : ""}
pid ${folder}/nginx.pid;
worker_processes 2;
events { worker_connections 1024; }
http {
  access_log off;
  # After a thousand it closes a connection, which counts as an error where one was just asking.
  keepalive_requests 10000000;
  include /etc/nginx/mime.types;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
${site}
}
`;
}
