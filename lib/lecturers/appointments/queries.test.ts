import { expect, test } from "vitest";
import { aViewer } from "@/lib/testing/accounts";
import { anAppointment } from "@/lib/testing/appointments";
import { aLecturer } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { listAppointments } from "./queries";

test("an appointment is found by name, initials and number; strange signs find nothing and break nothing", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx);
    const lecturer = await aLecturer(tx, { name: "寻聘任" });
    const { id, letter } = await anAppointment(tx, { lecturerIds: [lecturer.id] });
    const found = async (text: string) =>
      (await listAppointments(viewer, { text }, { skip: 0, take: 50 }, tx)).rows.map((row) => row.id);
    for (const text of ["寻聘", "XPR", "xp", letter.letterNo]) expect(await found(text), text).toEqual([id]);
    for (const text of ["寻_任", "%聘任", "x%"]) expect(await found(text), text).toEqual([]);
    for (const text of ["寻\u0000聘", "'; --", "\\"]) await found(text);
  }));
