import { NEW_SECRET } from "./start-options.mjs";

/** @typedef {{ project: string; dataDir: string }} Place */

/** The account that the service runs as, and the name of the service. */
export const SERVICE = "party-school";

/** @type {string[]} */
const none = [];

/**
 * The systemd unit of a school, as text. Every path is absolute; `port` below 1024 brings the one right that takes; `isOwnDatabase`
 * is false when DATABASE_URL names a PostgreSQL elsewhere; `folders` are others that it writes: backups, what servers share, pages.
 * @param {Place & { node: string; port: number; host: string; isOwnDatabase: boolean; folders?: string[] }} service
 */
export function serviceUnit({ project, dataDir, node, port, host, isOwnDatabase, folders = none }) {
  return `# Written by \`npm run service\`; docs/deploy.md explains it. Settings such as DATABASE_URL, PUBLIC_URL and TRUSTED_PROXIES
# go to /etc/${SERVICE}.env, one NAME=value a line, readable by root only.

[Unit]
Description=Community party school (社区党校管理系统)
Wants=network-online.target
After=network-online.target${isOwnDatabase ? "" : " postgresql.service"}
# Ten failures within ten minutes: something is wrong that another start does not mend.
StartLimitIntervalSec=600
StartLimitBurst=10

[Service]
Type=exec
User=${SERVICE}
Group=${SERVICE}
WorkingDirectory=${project.replaceAll("%", "%%")}
ExecStart=${quoted(node)} bin/start.mjs
Environment=${quoted(`PORT=${port}`)} ${quoted(`HOST=${host}`)} ${quoted(`DATA_DIR=${dataDir}`)} ${quoted(`HOME=${dataDir}`)}
EnvironmentFile=-/etc/${SERVICE}.env
Restart=always
RestartSec=5
# Requests under way are finished and the database is closed in order; only what is left after that is killed.
KillMode=mixed
TimeoutStopSec=90
UMask=0027
LimitNOFILE=65536
TasksMax=1024
# A bad day of this service must not take the machine with it, nor the other way round.
OOMPolicy=continue

# It may write its data and its own folder (packages, the built pages), and nothing else of the machine.
ProtectSystem=strict
ReadWritePaths=${[dataDir, project, ...folders].map(quoted).join(" ")}
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
PrivateMounts=yes
ProtectProc=invisible

# It never becomes anybody else.
NoNewPrivileges=yes
RestrictSUIDSGID=yes
CapabilityBoundingSet=${port < 1024 ? "CAP_NET_BIND_SERVICE" : ""}
AmbientCapabilities=${port < 1024 ? "CAP_NET_BIND_SERVICE" : ""}

# It does not touch the kernel. MemoryDenyWriteExecute is missing on purpose: Node compiles while it runs.
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
RestrictNamespaces=yes
RestrictRealtime=yes
LockPersonality=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM

[Install]
WantedBy=multi-user.target
`;
}

/**
 * What root types to bring the service up; `unit` is where the file was written.
 * @param {Place & { unit: string }} place
 */
export function serviceCommands({ project, dataDir, unit }) {
  return [
    `id -u ${SERVICE} >/dev/null 2>&1 || useradd --system --user-group --home-dir ${inShell(dataDir)} --shell /usr/sbin/nologin ${SERVICE}`,
    `install -d -o ${SERVICE} -g ${SERVICE} -m 0711 ${inShell(dataDir)}`,
    `chown -R ${SERVICE}:${SERVICE} ${inShell(dataDir)} ${inShell(project)}`,
    `install -m 0644 ${inShell(unit)} /etc/systemd/system/${SERVICE}.service`,
    "systemctl daemon-reload",
    `systemctl enable --now ${SERVICE}`,
    `journalctl -u ${SERVICE} -f -o cat`,
  ];
}

/**
 * What root types, from wherever, to do `command` to the school that the service runs: as its account, with its settings. As root
 * it would leave files behind that the service cannot read. In a terminal it is one there too, or Ctrl-C would leave it running.
 * @param {Place} place
 * @param {string} command
 */
export const asService = ({ project, dataDir }, command) =>
  `systemd-run --pty --pipe --wait --quiet -p User=${SERVICE} -p EnvironmentFile=-/etc/${SERVICE}.env -p ${inShell(`WorkingDirectory=${project}`)} -E ${inShell(`DATA_DIR=${dataDir}`)} -E ${inShell(`HOME=${dataDir}`)} ${command}`;

/**
 * The other commands of a school that runs as a service: what each is for, and what root types.
 * @param {Place} place
 */
export const laterCommands = (place) =>
  [
    ["现在做一次备份", "npm run backup"],
    ["恢复（先停服务、移开旧数据，步骤见 docs/deploy.md）", "npm run restore -- 备份"],
    ["解锁输错密码的账号", "npm run unlock -- 用户名"],
    ["核对审计日志", "npm run audit:verify"],
    ["启动被拒绝、确要继续（先停服务，步骤见 docs/deploy.md）", `npm start -- ${NEW_SECRET}`],
  ].map(([purpose = "", command = ""]) => ({ purpose, typed: asService(place, command) }));

/**
 * Why a place cannot be used by an account of its own; undefined when it can.
 * @param {Place & { node: string }} place
 */
export function refusalOf({ project, dataDir, node }) {
  const closed = (/** @type {string} */ path) => /^\/(root|home|run\/user)(\/|$)/.test(path);
  if (closed(project)) return `项目在 ${project}，服务的专用账号进不去；请先移到 /opt/${SERVICE} 一类的位置再运行。`;
  if (closed(dataDir))
    return `数据文件夹在 ${dataDir}，服务的专用账号进不去；请用 DATA_DIR 指定 /var/lib/${SERVICE} 一类的位置。`;
  if (closed(node)) return `Node.js 装在 ${node}，服务的专用账号进不去；请用系统的软件包安装 Node.js 再运行。`;
  const strange = [project, dataDir, node].find((path) => /["\\\n\r]/.test(path));
  return strange && `路径 ${strange} 里有引号、反斜杠或换行，systemd 读不了；请换一个名字。`;
}

/**
 * The folders that these settings name and a service writes; systemd lets it into no other.
 * @param {NodeJS.Dict<string>} env
 */
export function foldersOf(env) {
  const named = ["BACKUP_TO", "SHARED_DIR", "PAGES_DIR"].map((name) => env[name] ?? "");
  return named.filter((folder) => folder.startsWith("/"));
}

/**
 * In systemd's own quotes; a percent sign would begin one of its specifiers, and a dollar a variable.
 * @param {string} text
 */
const quoted = (text) => `"${text.replaceAll("%", "%%").replaceAll("$", "$$$$")}"`;

/** @param {string} text */
const inShell = (text) => (/^[\w./=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
