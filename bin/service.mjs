import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readEnvironment } from "./lib/environment.mjs";
import { Failure, main } from "./lib/failure.mjs";
import { say } from "./lib/progress.mjs";
import { root } from "./lib/root.mjs";
import { foldersOf, laterCommands, refusalOf, SERVICE, serviceCommands, serviceUnit } from "./lib/service-unit.mjs";

/**
 * `npm run service`: writes a systemd unit for this folder, this Node and these settings (PORT, HOST, DATA_DIR,
 * BACKUP_TO, SHARED_DIR, PAGES_DIR), and says what to
 * type as root. It changes nothing of the machine by itself. `-- --to FILE` writes it elsewhere than into this folder.
 */
await main(async () => {
  if (process.platform !== "linux")
    throw new Failure("这个命令写的是 Linux（systemd）的服务；其他系统请看 docs/deploy.md。");
  const { port, host, dataDir: asked, databaseUrl } = readEnvironment();
  // The project's own data folder is for trying out; a service keeps its data where the system's backups look for it.
  const dataDir = process.env.DATA_DIR ? asked : `/var/lib/${SERVICE}`;
  const [project, node] = [realpathSync(root).replace(/\/$/, ""), realpathSync(process.execPath)];
  const refusal = refusalOf({ project, dataDir, node });
  if (refusal) throw new Failure(refusal);
  const unit = target() ?? join(project, `${SERVICE}.service`);
  const folders = foldersOf(process.env);
  mkdirSync(join(unit, ".."), { recursive: true });
  writeFileSync(unit, serviceUnit({ project, dataDir, node, port, host, isOwnDatabase: !databaseUrl, folders }));
  say(`已写好 ${unit}：`);
  say(
    `  以专用账号 ${SERVICE} 运行，不是 root；只能写 ${[dataDir, project, ...folders].join("、")}，看不到 /home 和 /root。`,
  );
  say("  BACKUP_TO、SHARED_DIR、PAGES_DIR 如在别处，请先设好再执行本命令；那些文件夹要属于这个账号。");
  say("  出了故障五秒后自动重启，开机自动启动；停止时先办完正在办的请求，再关数据库。");
  say(`  数据在 ${dataDir}。其余设置写在 /etc/${SERVICE}.env（每行一个 名称=值，只给 root 读）。`);
  if (port < 1024) say(`  端口 ${port} 小于 1024，已给它打开这个端口的权限，别的权限都没有。`);
  say("请以 root 依次执行（最后一条显示日志，首次启动时里面有设置管理员的链接）：");
  say(serviceCommands({ project, dataDir, unit }).join("\n"));
  say("以后要用的命令也以 root 执行，它们自己换成服务的账号、用服务的设置：");
  for (const { purpose, typed } of laterCommands({ project, dataDir })) say(`${purpose}：\n${typed}`);
});

function target() {
  const at = process.argv.indexOf("--to");
  if (at < 0) return undefined;
  const file = process.argv[at + 1];
  if (!file?.startsWith("/")) throw new Failure("--to 后面请写完整的路径，例如：--to /tmp/party-school.service");
  return file;
}
