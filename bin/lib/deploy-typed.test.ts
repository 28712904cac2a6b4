import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { inRoot } from "./root.mjs";

const runs = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: "utf8" });
const hasNginx = runs("nginx", "-v").status === 0 && runs("openssl", "version").status === 0;

/** What docs/deploy.md has typed under a heading, as far as it is marked as shell. */
function typed(heading: string): string {
  const part =
    readFileSync(inRoot("docs/deploy.md"), "utf8")
      .split(/^## /m)
      .find((one) => one.startsWith(heading)) ?? "";
  return [...part.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].map(([, block]) => block).join("\n");
}

/** In these programs' place: nginx looks at what is below the folder, certbot gets a certificate only where nginx serves its answer. */
const standIns = {
  nginx: `[ "$1" = -t ] || exit 9
{ echo "pid $AT/pid; events {} http { client_body_temp_path $AT/b; proxy_temp_path $AT/p; fastcgi_temp_path $AT/f;"
  echo "uwsgi_temp_path $AT/u; scgi_temp_path $AT/s; access_log off;"
  cat "$AT"/etc/nginx/conf.d/*.conf | sed -E "s#(/etc|/var/www)/#$AT\\1/#; s#listen (\\[::\\]:)?(80|443)#listen 127.0.0.1:4\\2#" | awk '!/listen/ || $0 != last; { last = $0 }'
  echo "}"; } > "$AT/nginx.conf"
"$REAL_NGINX" -t -q -e "$AT/log" -c "$AT/nginx.conf" && cp "$AT/nginx.conf" "$AT/tested"`,
  systemctl: `cp "$AT/tested" "$AT/running"; echo "systemctl $*"`,
  certbot: `while [ $# -gt 0 ]; do case $1 in -w) root=$2 ;; -d) name=$2 ;; esac; shift; done
grep -q "acme-challenge/ { root $root; }" "$AT/running" && [ -d "$root" ] || exit 1
mkdir -p "$AT/etc/letsencrypt/live/$name" && cd "$AT/etc/letsencrypt/live/$name" &&
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj "/CN=$name" -keyout privkey.pem -out fullchain.pem 2> /dev/null`,
  usermod: "exit 0",
};

test.runIf(hasNginx)("what docs/deploy.md has typed for nginx works in its order, from nothing to https", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "typed-"));
  try {
    for (const made of ["bin", "etc/nginx/conf.d", "etc/nginx/sites-enabled", "var/www"])
      mkdirSync(path.join(folder, made), { recursive: true });
    for (const [name, script] of Object.entries(standIns))
      writeFileSync(path.join(folder, "bin", name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const commands = typed("nginx and TLS")
      .replaceAll("/opt/party-school", inRoot("."))
      .replace(/(?<![\w.])\/(etc|var\/www)\//g, `${folder}/$1/`);
    const real = runs("sh", "-c", "command -v nginx").stdout.trim();
    const { status, stdout, stderr } = spawnSync("sh", ["-e", "-c", commands], {
      env: { ...process.env, AT: folder, REAL_NGINX: real, PATH: `${folder}/bin:${process.env.PATH}` },
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout.trim().split("\n")).toEqual([
      "systemctl reload-or-restart nginx",
      "systemctl reload nginx",
      "systemctl restart nginx",
    ]);
    expect(readFileSync(path.join(folder, "running"), "utf8")).toMatch(/listen \S+:4443 ssl/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
