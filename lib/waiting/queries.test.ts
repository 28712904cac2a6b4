import { expect, test } from "vitest";
import { proposeAppointments } from "@/lib/lecturers/appointments/proposals/commands";
import { listPendingProposals } from "@/lib/lecturers/appointments/proposals/queries";
import { aViewer } from "@/lib/testing/accounts";
import { aChoice, aProposal } from "@/lib/testing/appointments";
import { aLecturer } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { countWaiting } from "./queries";

test("a leader's own proposals do not wait for that leader, unless one person may do both", () =>
  inRollback(async (tx) => {
    await tx.setting.deleteMany();
    const [leader, other] = [await aViewer(tx, { roles: ["LEADER"] }), await aViewer(tx, { roles: ["LEADER"] })];
    const waiting = async (viewer = leader) => (await countWaiting(viewer, "2025-01-01", tx)).proposals;
    const before = await waiting();
    await proposeAppointments(tx, leader, aChoice({ lecturerIds: [(await aLecturer(tx)).id] }));
    await aProposal(tx);
    expect(await waiting()).toBe(before + 1);
    expect(await waiting(other)).toBe(before + 2);
    await tx.setting.create({ data: { key: "smallSchool", value: "yes" } });
    expect(await waiting()).toBe(before + 2);
  }));

test("the list of proposals names whoever made them", () =>
  inRollback(async (tx) => {
    const clerk = await aViewer(tx, { name: "经办人" });
    const id = await proposeAppointments(tx, clerk, aChoice({ lecturerIds: [(await aLecturer(tx)).id] }));
    const bySystem = await aProposal(tx);
    const names = new Map((await listPendingProposals(clerk, tx)).map((row) => [row.id, row.proposedBy]));
    expect([names.get(id), names.get(bySystem)]).toEqual(["经办人", "系统"]);
  }));
