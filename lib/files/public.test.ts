import { expect, test } from "vitest";
import { archiveCeremony, withdrawCeremony } from "@/lib/ceremonies/commands";
import { SYSTEM } from "@/lib/core/audit";
import { addDays, dayInShanghai } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { publishCourse, withdrawCourse } from "@/lib/courses/commands";
import { withdrawConsent } from "@/lib/lecturers/consents/commands";
import { withdrawRoute } from "@/lib/teaching-points/routes/commands";
import { aViewer } from "@/lib/testing/accounts";
import { anAppointment } from "@/lib/testing/appointments";
import { aCeremony, aPublicCeremony } from "@/lib/testing/ceremonies";
import { aCourse, aPublicCourse } from "@/lib/testing/courses";
import { anAttachment, aStoredFile } from "@/lib/testing/files";
import { aConsent, aLecturer } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { aPublicRoute, aRoute } from "@/lib/testing/routes";
import { aPlaque, aTeachingPoint } from "@/lib/testing/teaching-points";
import { attachFile, setPoster } from "./attachments/commands";
import type { Owner } from "./attachments/schema";
import { findPublicFile } from "./public";
import { findFile } from "./queries";

const today = dayInShanghai();

/** A document on a record that takes one, a photograph on others; and whether anybody may see it. */
async function aFile(tx: Tx, owner: Owner, name = "讲义䶮.pdf") {
  const kind = owner.type === "course" || owner.type === "ceremony" ? "DOCUMENT" : "PICTURE";
  const { fileId } = await anAttachment(tx, owner, kind === "DOCUMENT" ? { kind, name } : {});
  const { key } = await tx.storedFile.findUniqueOrThrow({ where: { id: fileId } });
  const address = { key, name: kind === "DOCUMENT" ? name : "480.webp" };
  return { address, fileId, isPublic: async (day = today) => (await findPublicFile(address, day, tx)) !== null };
}

const reason = "测试：不再公开";

test("a file of a course is public from its publication to its withdrawal, and staff see it all the time", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const { id, version } = await aCourse(tx);
    const { address, isPublic } = await aFile(tx, { type: "course", id });
    expect(await isPublic()).toBe(false);
    const file = { path: `${address.key}/content`, mediaType: "application/pdf", name: "讲义䶮.pdf" };
    expect(await findFile(clerk, address, tx)).toEqual(file);
    await publishCourse(tx, SYSTEM, { id, version });
    expect(await findPublicFile(address, today, tx)).toEqual(file);
    await withdrawCourse(tx, SYSTEM, { id, version: version + 1, reason });
    expect(await isPublic()).toBe(false);
    expect(await findFile(clerk, address, tx)).toEqual(file);
  }));

test("the same holds for ceremonies and routes", () =>
  inRollback(async (tx) => {
    const hidden = await aFile(tx, { type: "ceremony", id: (await aCeremony(tx)).id });
    const ceremony = await aPublicCeremony(tx);
    const { isPublic } = await aFile(tx, { type: "ceremony", id: ceremony.id });
    expect([await hidden.isPublic(), await isPublic()]).toEqual([false, true]);
    await withdrawCeremony(tx, SYSTEM, { id: ceremony.id, version: ceremony.version, reason });
    expect(await isPublic()).toBe(false);
    await archiveCeremony(tx, SYSTEM, { id: ceremony.id, version: ceremony.version + 1, reason });
    expect(await isPublic()).toBe(false);

    const unpublished = await aFile(tx, { type: "route", id: (await aRoute(tx)).id });
    const route = await aPublicRoute(tx);
    const shown = await aFile(tx, { type: "route", id: route.id });
    expect([await unpublished.isPublic(), await shown.isPublic()]).toEqual([false, true]);
    await withdrawRoute(tx, SYSTEM, { id: route.id, version: route.version, reason });
    expect(await shown.isPublic()).toBe(false);
  }));

test("a photograph of a point is public once it had a plaque, until it is archived", () =>
  inRollback(async (tx) => {
    const { id } = await aTeachingPoint(tx);
    const { isPublic } = await aFile(tx, { type: "teaching-point", id });
    expect(await isPublic()).toBe(false);
    await aPlaque(tx, id);
    expect(await isPublic()).toBe(true);
    await tx.teachingPoint.update({ where: { id }, data: { archivedAt: new Date(), archiveReason: reason } });
    expect(await isPublic()).toBe(false);
  }));

test("a photograph of a lecturer is public with a consent that covers it, while there is a public page", () =>
  inRollback(async (tx) => {
    const { id } = await aLecturer(tx);
    const { isPublic } = await aFile(tx, { type: "lecturer", id });
    await anAppointment(tx, { lecturerIds: [id], termStart: addDays(today, -5), termEnd: addDays(today, 5) });
    expect(await isPublic()).toBe(false);
    await aConsent(tx, id, { coversPhoto: false });
    expect(await isPublic()).toBe(false);
    await withdrawConsent(tx, SYSTEM, { lecturerId: id, withdrawnOn: today });
    await aConsent(tx, id, { coversPhoto: true });
    expect(await isPublic()).toBe(true);
    expect(await isPublic(addDays(today, 6))).toBe(false);
    await tx.lecturer.update({ where: { id }, data: { archivedAt: new Date(), archiveReason: reason } });
    expect(await isPublic()).toBe(false);
  }));

test("with its consent withdrawn a lecturer's photograph is gone at once", () =>
  inRollback(async (tx) => {
    const { id } = await aLecturer(tx);
    const { isPublic } = await aFile(tx, { type: "lecturer", id });
    await anAppointment(tx, { lecturerIds: [id], termStart: addDays(today, -5), termEnd: addDays(today, 5) });
    await aConsent(tx, id, { coversPhoto: true });
    expect(await isPublic()).toBe(true);
    await withdrawConsent(tx, SYSTEM, { lecturerId: id, withdrawnOn: today });
    expect(await isPublic()).toBe(false);
  }));

test("one content on two records is public under the name it has on the public one", () =>
  inRollback(async (tx) => {
    const { address, fileId, isPublic } = await aFile(tx, { type: "course", id: (await aPublicCourse(tx)).id });
    const owner: Owner = { type: "course", id: (await aCourse(tx)).id };
    await attachFile(tx, SYSTEM, { owner, fileId, name: "内部讨论稿.pdf" });
    const inside = { ...address, name: "内部讨论稿.pdf" };
    expect(await isPublic()).toBe(true);
    expect(await findPublicFile(inside, today, tx)).toBeNull();
    expect(await findFile(await aViewer(tx), inside, tx)).not.toBeNull();
  }));

test("a poster is as public as its video, and is saved under its name", () =>
  inRollback(async (tx) => {
    const { id, version } = await aCourse(tx);
    const video = await anAttachment(tx, { type: "course", id }, { kind: "VIDEO", name: "回顾.mp4" });
    const { id: fileId, key } = await aStoredFile(tx);
    const address = { key, name: "960.webp" };
    expect(await findFile(await aViewer(tx), address, tx)).toBeNull();
    await setPoster(tx, SYSTEM, { id: video.id, version: 1, fileId, name: "封面.jpg" });
    expect(await findPublicFile(address, today, tx)).toBeNull();
    await publishCourse(tx, SYSTEM, { id, version });
    expect(await findPublicFile(address, today, tx)).toEqual({
      path: `${key}/960.webp`,
      mediaType: "image/webp",
      name: "回顾.webp",
    });
  }));

test("only the addresses that pages use lead to a file", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx);
    const owner: Owner = { type: "course", id: (await aPublicCourse(tx)).id };
    const picture = await tx.storedFile.findFirstOrThrow({
      where: { id: (await anAttachment(tx, owner, { name: "碑.jpg" })).fileId },
    });
    const { address } = await aFile(tx, owner);
    for (const [key, name] of [
      [picture.key, "碑.jpg"],
      [picture.key, "content"],
      [picture.key, "481.webp"],
      [picture.key, "0480.webp"],
      [picture.key, "../480.webp"],
      [address.key, "480.webp"],
      [address.key, "content"],
      [address.key, "讲义.pdf"],
      [address.key, "讲义䶮.pdf\0"],
      [address.key, ""],
      ["..", "auth-secret"],
      [`../${address.key}`, address.name],
      [`${address.key}/..`, address.name],
      [address.key.slice(1), address.name],
      ["%".repeat(32), address.name],
      ["", ""],
    ] as const) {
      expect(await findFile(clerk, { key, name }, tx)).toBeNull();
      expect(await findPublicFile({ key, name }, today, tx)).toBeNull();
    }
  }));

test("what hangs nowhere is shown to nobody", () =>
  inRollback(async (tx) => {
    const { key } = await aStoredFile(tx);
    expect(await findFile(await aViewer(tx), { key, name: "480.webp" }, tx)).toBeNull();
  }));
