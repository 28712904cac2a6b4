import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import packageFile from "@/package.json";
import { inRoot } from "./root.mjs";

const read = (file: string) => readFileSync(inRoot(file), "utf8");
const runs = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: "utf8" });
const hasNginx = runs("nginx", "-v").status === 0 && runs("openssl", "version").status === 0;

/** The instructions of the Dockerfile, continued lines joined. */
const instructions = read("Dockerfile")
  .replace(/^#.*$/gm, "")
  .replace(/\\\n\s*/g, " ")
  .split("\n")
  .filter(Boolean)
  .map((line) => /^([A-Z]+)\s+(.+)$/.exec(line)?.slice(1) ?? [line, ""]);
const argumentsOf = (name: string) => instructions.flatMap(([word, rest]) => (word === name ? [rest!] : []));

test("the image copies what is there, and runs what it copied", () => {
  const known = [
    "ARG",
    "CMD",
    "COPY",
    "ENV",
    "EXPOSE",
    "FROM",
    "HEALTHCHECK",
    "RUN",
    "STOPSIGNAL",
    "USER",
    "VOLUME",
    "WORKDIR",
  ];
  for (const [word] of instructions) expect(known).toContain(word);
  const sources = argumentsOf("COPY").flatMap((rest) =>
    rest
      .replace(/--\S+ /g, "")
      .split(/\s+/)
      .slice(0, -1),
  );
  expect(sources).toContain("package-lock.json");
  for (const source of sources) expect(existsSync(inRoot(source)), source).toBe(true);
  const scripts = instructions.flatMap(([, rest]) => rest!.match(/bin\/\w+\.mjs/g) ?? []);
  expect(scripts).toContain("bin/start.mjs");
  for (const script of scripts) expect(existsSync(inRoot(script)), script).toBe(true);
});

test("the image has a Node that the project accepts, and does not run as root", () => {
  expect(argumentsOf("FROM")).toEqual([`node:${/\d+/.exec(packageFile.engines.node)}-bookworm-slim`]);
  expect(argumentsOf("USER").at(-1)).toBe("school");
  for (const form of [...argumentsOf("CMD"), ...argumentsOf("VOLUME")]) expect(() => JSON.parse(form)).not.toThrow();
});

test("the health check of the image is a program that Node can read", () => {
  const [check = ""] = argumentsOf("HEALTHCHECK");
  const [, , program] = JSON.parse(check.slice(check.indexOf("CMD") + 3)) as string[];
  const folder = mkdtempSync(path.join(tmpdir(), "health-"));
  writeFileSync(path.join(folder, "check.cjs"), program!);
  expect(runs(process.execPath, "--check", path.join(folder, "check.cjs")).status).toBe(0);
  rmSync(folder, { recursive: true });
});

test("what is not to be in the image is left out: data, secrets, what was built here", () => {
  const left = read(".dockerignore").split("\n");
  expect(left).toEqual(expect.arrayContaining([".git", "node_modules", "data*", ".env*", ".next*"]));
});

test("compose names files that are there, volumes that it declares, and opens nothing but nginx", () => {
  const compose = read("compose.yaml");
  expect(compose).not.toMatch(/\t/);
  const bound = [...compose.matchAll(/^ {6}- \.\/([^:\s]+):/gm)].map(([, file]) => file!);
  expect(bound).toContain("deploy/nginx/locations.conf");
  for (const file of bound) expect(existsSync(inRoot(file)), file).toBe(true);
  const declared = compose.slice(compose.lastIndexOf("\nvolumes:"));
  for (const [, name] of compose.matchAll(/^ {6}- ([a-z-]+):\//gm)) expect(declared).toContain(`  ${name}:`);
  const published = [...compose.matchAll(/^ {6}- "(\d+:\d+)"/gm)].map(([, ports]) => ports);
  expect(published).toEqual(["80:80"]);
});

test.runIf(hasNginx)("nginx accepts both of its files", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "nginx-"));
  try {
    const [tls, school] = [path.join(folder, "tls"), path.join(folder, "school")];
    mkdirSync(tls);
    mkdirSync(school);
    writeFileSync(path.join(school, "locations.conf"), read("deploy/nginx/locations.conf"));
    const certificate = ["-keyout", path.join(tls, "privkey.pem"), "-out", path.join(tls, "fullchain.pem")];
    runs("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=dx", ...certificate);
    for (const name of ["school.conf", "school-tls.conf"]) {
      const site = read(`deploy/nginx/${name}`)
        .replaceAll("/etc/nginx/", `${folder}/`)
        .replace("app:3000", "127.0.0.1:3000")
        .replace(/listen (\[::\]:)?(80|443)/g, "listen 127.0.0.1:4$2");
      const whole = `pid ${folder}/pid; events {} http { client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
        fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s; access_log off;\n${site}\n}`;
      writeFileSync(path.join(folder, name), whole.replace(/^(\s*listen 127\S+.*;)\n\s*\1/gm, "$1"));
      const { status, stderr } = runs("nginx", "-t", "-e", path.join(folder, "log"), "-c", path.join(folder, name));
      expect(stderr).toContain("test is successful");
      expect(status).toBe(0);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("the service's data has one name, in words and in files", () => {
  const files = ["docs/deploy.md", "deploy/nginx/kept-pages.conf", "bin/lib/service-unit.mjs"];
  const named = files.flatMap((file) => read(file).match(/\/var\/lib\/[\w-]+/g) ?? []);
  expect(new Set(named)).toEqual(new Set(["/var/lib/party-school"]));
});

test("git is asked as the account that owns the folder: it refuses root", () => {
  const asked = read("docs/deploy.md")
    .match(/^.*\bgit\b.* pull.*$/gm)!
    .filter((line) => !line.includes("docker compose"));
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatch(/^ *runuser -u party-school -- /);
});
