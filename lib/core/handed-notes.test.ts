import { expect, test } from "vitest";
import { inRollback } from "@/lib/testing/rollback";
import { db } from "./db";
import { openNote, takeWritten, writeNote } from "./handed-notes";

const PHONE = "电话：13812345678";

test("a note is read with its token under its name, and nowhere else", () =>
  inRollback(async (tx) => {
    const token = await writeNote(tx, "flash", PHONE, 60);
    expect(await openNote(tx, "flash", token)).toBe(PHONE);
    expect(await openNote(tx, "handed-invitation", token)).toBeNull();
    expect(await openNote(tx, "flash", `${token}x`)).toBeNull();
  }));

test("neither the cookie nor the row tells what the note says", () =>
  inRollback(async (tx) => {
    const token = await writeNote(tx, "flash", PHONE, 60);
    const row = await tx.handedNote.findFirstOrThrow({ orderBy: { expiresAt: "desc" } });
    expect(token).not.toContain("138");
    expect(row.tokenHash).not.toContain(token);
    expect(Buffer.from(row.sealed).toString("utf8")).not.toContain("138");
  }));

test("of two that take one note at the same time, one gets it", async () => {
  const token = await writeNote(db, "flash", PHONE, 60);
  const taken = await Promise.all([takeWritten(db, "flash", token), takeWritten(db, "flash", token)]);
  expect(taken.filter(Boolean)).toEqual([PHONE]);
});

test("a note that is over is not read, and the next one clears it away", () =>
  inRollback(async (tx) => {
    const token = await writeNote(tx, "flash", PHONE, -1);
    expect(await openNote(tx, "flash", token)).toBeNull();
    expect(await takeWritten(tx, "flash", token)).toBeNull();
    await tx.handedNote.deleteMany();
    await writeNote(tx, "flash", PHONE, -1);
    await writeNote(tx, "flash", PHONE, 60);
    expect(await tx.handedNote.count()).toBe(1);
  }));

test("the database refuses a note of more than 64 kilobytes", async () => {
  await expect(writeNote(db, "flash", "长".repeat(30_000), 60)).rejects.toThrow("note_is_short");
});
