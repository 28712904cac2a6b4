import { expect, test } from "vitest";
import { aViewer } from "@/lib/testing/accounts";
import { inRollback } from "@/lib/testing/rollback";
import { getBackupState } from "./queries";

const at = (hour: number) => new Date(Date.UTC(2027, 2, 10, hour));
const good = { address: "/srv/backups/one", bytes: 5, records: 3, files: 1, missingFiles: 0 };
const aTry = (hour: number) => ({ kind: "DAILY" as const, startedAt: at(hour), endedAt: at(hour) });

test("the newest good backup is told, and a failure only while nothing good came after it", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    await tx.backup.deleteMany();
    expect(await getBackupState(viewer, tx)).toEqual({ last: null, failed: null });
    await tx.backup.create({ data: { ...aTry(1), failure: "磁盘已满" } });
    expect(await getBackupState(viewer, tx)).toMatchObject({ last: null, failed: { failure: "磁盘已满" } });
    await tx.backup.create({ data: { ...aTry(2), ...good } });
    expect(await getBackupState(viewer, tx)).toMatchObject({ last: { startedAt: at(2) }, failed: null });
    await tx.backup.create({ data: { ...aTry(3), failure: "连接不上" } });
    expect(await getBackupState(viewer, tx)).toMatchObject({
      last: { startedAt: at(2) },
      failed: { failure: "连接不上" },
    });
  }));

test("a try is either good, with all it held, or failed with a sentence", () =>
  inRollback(async (tx) => {
    const { files: _, ...less } = good;
    await expect(tx.backup.create({ data: { ...aTry(1), ...less } })).rejects.toThrow("backup_made_or_failed");
  }));
