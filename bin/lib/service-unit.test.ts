import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { foldersOf, laterCommands, refusalOf, serviceCommands, serviceUnit } from "./service-unit.mjs";

const place = {
  project: "/opt/party-school",
  dataDir: "/var/lib/party-school",
  node: "/usr/bin/node",
  port: 3000,
  host: "127.0.0.1",
  isOwnDatabase: true,
};
const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;

/** Runs `systemd-analyze` on the unit; the programs it names must be there, so it is led to those of this machine. */
function analyze(unit: string, ...args: string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), "unit-"));
  try {
    const file = path.join(folder, "party-school.service");
    writeFileSync(file, unit);
    const { status, stdout, stderr } = spawnSync("systemd-analyze", [...args, file], { encoding: "utf8" });
    return { status, output: `${stdout}${stderr}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("the service runs as an account of its own, comes back, and writes only its data and its folder", () => {
  const lines = serviceUnit(place).split("\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      "User=party-school",
      "Restart=always",
      "WantedBy=multi-user.target",
      "NoNewPrivileges=yes",
      "ProtectSystem=strict",
      'ReadWritePaths="/var/lib/party-school" "/opt/party-school"',
      'ExecStart="/usr/bin/node" bin/start.mjs',
      "CapabilityBoundingSet=",
    ]),
  );
});

test("it may also write the folders that its settings name", () => {
  const folders = foldersOf({ BACKUP_TO: "/mnt/usb", SHARED_DIR: "", PAGES_DIR: "/srv/pages", PATH: "/bin" });
  expect(folders).toEqual(["/mnt/usb", "/srv/pages"]);
  const unit = serviceUnit({ ...place, folders });
  expect(unit).toContain('ReadWritePaths="/var/lib/party-school" "/opt/party-school" "/mnt/usb" "/srv/pages"');
});

test("only a port below 1024 brings a right, and only that one", () => {
  expect(serviceUnit({ ...place, port: 80 })).toContain("AmbientCapabilities=CAP_NET_BIND_SERVICE\n");
  expect(serviceUnit(place)).not.toContain("CAP_");
});

test("signs of systemd's own in a path mean nothing", () => {
  const unit = serviceUnit({ ...place, dataDir: "/srv/党校 100%/$HOME" });
  expect(unit).toContain('"DATA_DIR=/srv/党校 100%%/$$HOME"');
});

test("places that an account of its own cannot enter are refused with a sentence", () => {
  expect(refusalOf(place)).toBeUndefined();
  expect(refusalOf({ ...place, project: "/root/school" })).toContain("/opt/party-school");
  expect(refusalOf({ ...place, dataDir: "/home/wang/data" })).toContain("DATA_DIR");
  expect(refusalOf({ ...place, node: "/home/wang/.nvm/node" })).toContain("Node.js");
  expect(refusalOf({ ...place, project: '/opt/a"b' })).toContain("引号");
});

test("what is to be typed survives blanks and quotes in paths", () => {
  const commands = serviceCommands({ project: "/opt/a b", dataDir: "/srv/x'y", unit: "/tmp/u.service" });
  expect(commands.join("\n")).toContain(`'/srv/x'\\''y' '/opt/a b'`);
  for (const command of commands) expect(spawnSync("sh", ["-n", "-c", command]).status).toBe(0);
});

test("every later command is printed, as the service's account and for its data, and survives blanks too", () => {
  const typed = laterCommands({ project: "/opt/a b", dataDir: "/srv/x'y" }).map((one) => one.typed);
  for (const name of [
    "run backup",
    "run restore -- 备份",
    "run unlock -- 用户名",
    "run audit:verify",
    "start -- --new-secret",
  ])
    expect(typed.filter((command) => command.endsWith(` npm ${name}`))).toHaveLength(1);
  for (const command of typed) {
    expect(command).toContain("-p User=party-school -p EnvironmentFile=-/etc/party-school.env");
    expect(command).toContain("-p 'WorkingDirectory=/opt/a b'");
    expect(spawnSync("sh", ["-n", "-c", command]).status).toBe(0);
  }
});

test.runIf(hasSystemd)("systemd finds no fault with it, and little to fear", () => {
  const unit = serviceUnit({ ...place, project: "/opt", dataDir: "/tmp", node: "/bin/sh" });
  const verified = analyze(unit, "verify");
  expect(verified.output).not.toMatch(/party-school\.service/);
  expect(verified.status).toBe(0);
  const judged = analyze(unit, "security", "--offline=yes", "--threshold=30");
  expect(judged.output).toContain("Overall exposure level");
  expect(judged.status).toBe(0);
});
