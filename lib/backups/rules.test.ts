import { describe, expect, test } from "vitest";
import { type BackupState, backupWarning } from "./rules";

const now = new Date("2027-03-10T08:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

function aState(
  days: number,
  { missingFiles = 0, warning = null as string | null, failed = null as BackupState["failed"] } = {},
): BackupState {
  const facts = {
    address: "/srv/backups/backup-20270301-023000-daily",
    bytes: 5n,
    records: 3,
    files: 1,
    missingFiles,
    warning,
  };
  return { last: { startedAt: daysAgo(days), ...facts }, failed };
}

describe("the administrator is warned", () => {
  test("of nothing while a good backup is younger than seven days", () => {
    expect(backupWarning(aState(0), now)).toBeNull();
    expect(backupWarning(aState(6.9), now)).toBeNull();
  });

  test("from the seventh day on", () => {
    expect(backupWarning(aState(7), now)).toContain("已经 7 天没有备份了");
  });

  test("when the newest failed, however young the last good one", () => {
    const failed = { kind: "DAILY" as const, endedAt: daysAgo(0), failure: "磁盘已满，备份没有做成。" };
    expect(backupWarning(aState(1, { failed }), now)).toBe(
      "最近一次备份没有做成（2027/03/10 16:00，每日自动备份）：磁盘已满，备份没有做成。",
    );
  });

  test("when there never was one, and when files were missing", () => {
    expect(backupWarning({ last: null, failed: null }, now)).toContain("还没有做过备份");
    expect(backupWarning(aState(1, { missingFiles: 2 }), now)).toContain("有 2 份文件在存储里找不到");
  });

  test("of what went wrong beside a good one", () => {
    const warning = "有 3 份旧的备份删不掉，会越积越多。";
    expect(backupWarning(aState(1, { warning }), now)).toBe(warning);
  });
});
