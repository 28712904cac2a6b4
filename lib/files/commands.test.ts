import { expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { db, type Tx } from "@/lib/core/db";
import { aViewer } from "@/lib/testing/accounts";
import { anIntake, storeIntake } from "@/lib/testing/files";
import { inRollback } from "@/lib/testing/rollback";
import { storeFile } from "./commands";
import type { Intake } from "./intake";

const note = (tx: Tx, { key }: Intake) => tx.unclaimedFolder.create({ data: { key } });
const noted = (...intakes: Intake[]) =>
  db.unclaimedFolder.count({ where: { key: { in: intakes.map(({ key }) => key) } } });

test("a file is kept with what was found out about it, and its folder is claimed", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const intake = anIntake({ kind: "VIDEO", durationSeconds: 61.5, hasSound: false, bytes: 3_000_000_000 });
    const id = await storeIntake(tx, intake, clerk);
    const { name: _, ...found } = intake;
    const row = await tx.storedFile.findUniqueOrThrow({ where: { id } });
    expect({ ...row, bytes: Number(row.bytes), durationSeconds: Number(row.durationSeconds) }).toMatchObject({
      ...found,
      uploadedById: clerk.accountId,
      unusedSince: null,
    });
    expect(await tx.unclaimedFolder.count({ where: { key: intake.key } })).toBe(0);
  }));

test("the same content again is the same file; its new copy stays unclaimed", () =>
  inRollback(async (tx) => {
    const first = anIntake();
    const again = anIntake({ sha256: first.sha256, name: "别的名字.jpg" });
    const id = await storeIntake(tx, first);
    await tx.storedFile.update({ where: { id }, data: { unusedSince: new Date() } });
    expect(await storeIntake(tx, again)).toBe(id);
    expect(await tx.storedFile.findUniqueOrThrow({ where: { id } })).toMatchObject({
      key: first.key,
      unusedSince: null,
    });
    expect(await tx.unclaimedFolder.count({ where: { key: again.key } })).toBe(1);
  }));

test("what was taken in so long ago that its folder was cleared away is refused", () =>
  inRollback(async (tx) => {
    await expect(storeFile(tx, SYSTEM, anIntake())).rejects.toMatchObject({
      message: expect.stringContaining("请重新上传"),
      field: "files",
    });
  }));

test("a file whose record refuses it leaves its folder unclaimed", async () => {
  const intake = anIntake();
  await note(db, intake);
  const refused = db.$transaction(async (tx) => {
    await storeFile(tx, SYSTEM, intake);
    throw new Error("the record is full");
  });
  await expect(refused).rejects.toThrow("the record is full");
  expect(await db.storedFile.count({ where: { key: intake.key } })).toBe(0);
  expect(await noted(intake)).toBe(1);
});

test("of the same content stored by several at once, one row is left and one folder claimed", async () => {
  const { sha256 } = anIntake();
  const intakes = Array.from({ length: 6 }, () => anIntake({ sha256 }));
  for (const intake of intakes) await note(db, intake);
  const ids = await Promise.all(intakes.map((intake) => db.$transaction((tx) => storeFile(tx, SYSTEM, intake))));
  expect(new Set(ids).size).toBe(1);
  expect(await db.storedFile.count({ where: { sha256 } })).toBe(1);
  expect(await noted(...intakes)).toBe(5);
});
