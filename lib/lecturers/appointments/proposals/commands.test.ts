import { describe, expect, it } from "vitest";
import { SAMPLE_LOADER, SYSTEM } from "@/lib/core/audit";
import { fromDay } from "@/lib/core/dates";
import { db } from "@/lib/core/db";
import { NotFound, Refusal } from "@/lib/core/errors";
import { constraintOf } from "@/lib/nouns/constraints";
import { anAccount, aViewer } from "@/lib/testing/accounts";
import { aChoice, anAppointment, aProposal } from "@/lib/testing/appointments";
import { aCeremony } from "@/lib/testing/ceremonies";
import { aLecturer } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { approveProposal, declineProposal, proposeAppointments } from "./commands";
import { checkCandidates } from "./queries";
import { proposalInput } from "./schema";

const _year = { from: "2025-01-01", until: "2025-12-31" };

describe("proposing", () => {
  it("makes no appointment before a leader has approved", () =>
    inRollback(async (tx) => {
      const proposalId = await aProposal(tx);
      expect(await tx.appointment.count({ where: { proposalId } })).toBe(0);
    }));

  it("refuses with the sentences the clerk has seen in the review", () =>
    inRollback(async (tx) => {
      const { lecturerId, letter } = await anAppointment(tx);
      const choice = aChoice({ lecturerIds: [lecturerId!] });
      const [checked] = await checkCandidates(await aViewer(tx), choice, choice, tx);
      expect(checked?.refusal).toContain(letter.letterNo);
      await expect(proposeAppointments(tx, SYSTEM, choice)).rejects.toThrow(checked!.refusal!);
    }));

  it("refuses an archived lecturer, a term of two hundred years, and an id nobody has", () =>
    inRollback(async (tx) => {
      const lecturer = await aLecturer(tx);
      const choice = aChoice({ lecturerIds: [lecturer.id] });
      await expect(proposeAppointments(tx, SYSTEM, { ...choice, termEnd: "2224-12-31" })).rejects.toMatchObject({
        field: "termEnd",
      });
      await expect(proposeAppointments(tx, SYSTEM, aChoice({ lecturerIds: [999_999_999] }))).rejects.toThrow(Refusal);
      await tx.lecturer.update({ where: { id: lecturer.id }, data: { archivedAt: new Date(), archiveReason: "离任" } });
      await expect(proposeAppointments(tx, SYSTEM, choice)).rejects.toThrow("已归档");
    }));

  it("refuses a ceremony that is archived or does not exist, at its field", () =>
    inRollback(async (tx) => {
      const ceremony = await aCeremony(tx);
      await tx.ceremony.update({ where: { id: ceremony.id }, data: { archivedAt: new Date(), archiveReason: "误录" } });
      for (const ceremonyId of [ceremony.id, 999_999_999]) {
        await expect(aProposal(tx, { ceremonyId })).rejects.toMatchObject({ field: "ceremonyId" });
      }
    }));

  it("hangs nothing real on a sample ceremony, which will be cleared", () =>
    inRollback(async (tx) => {
      const { id: ceremonyId } = await aCeremony(tx, {}, SAMPLE_LOADER);
      await expect(aProposal(tx, { ceremonyId })).rejects.toMatchObject({ field: "ceremonyId" });
      const sample = await aLecturer(tx);
      await tx.lecturer.update({ where: { id: sample.id }, data: { isSample: true } });
      await expect(aProposal(tx, { ceremonyId, lecturerIds: [sample.id] })).resolves.toBeGreaterThan(0);
    }));

  it("asks for somebody, and reads bent ids as a wrong choice", () => {
    const typed = { kind: "NEW", category: "FULL_TIME", termStart: "2025-01-01", termEnd: "" };
    const sentences = (input: object) => proposalInput.safeParse(input).error?.issues.map(({ message }) => message);
    expect(sentences(typed)).toEqual(["请至少选择一位讲师或一个讲师团。"]);
    expect(sentences({ ...typed, category: "" })).toEqual(["请选择聘任类别。", "请至少选择一位讲师或一个讲师团。"]);
    expect(sentences({ ...typed, lecturerIds: ["1", "1 OR 1=1"] })).toEqual(["请从列表中选择讲师。"]);
    expect(sentences({ ...typed, lecturerIds: "1", termStart: "2025-02-30" })?.[0]).toContain("不是有效的日期");
  });
});

describe("approving", () => {
  it("appoints everybody, numbers the letters in a row and prints the day of the ceremony", () =>
    inRollback(async (tx) => {
      const ceremony = await aCeremony(tx, { heldOn: "2031-03-04" });
      const lecturerIds = [(await aLecturer(tx)).id, (await aLecturer(tx)).id, (await aLecturer(tx)).id];
      const proposalId = await aProposal(tx, { lecturerIds, ceremonyId: ceremony.id });
      await approveProposal(tx, SYSTEM, { proposalId });
      const letters = await tx.appointmentLetter.findMany({ where: { year: 2031 }, orderBy: { number: "asc" } });
      expect(letters.map(({ letterNo }) => letterNo)).toEqual([1, 2, 3].map((n) => `佘社党校聘〔2031〕00${n}号`));
      expect(letters.map(({ snapshot }) => (snapshot as { issuedOn: string }).issuedOn)).toEqual(
        Array(3).fill("2031-03-04"),
      );
    }));

  it("is never done by whoever proposed", () =>
    inRollback(async (tx) => {
      await tx.setting.deleteMany();
      const [clerk, leader] = [
        await aViewer(tx, { roles: ["CLERK", "LEADER"] }),
        await aViewer(tx, { roles: ["LEADER"] }),
      ];
      const choice = aChoice({ lecturerIds: [(await aLecturer(tx)).id] });
      const proposalId = await proposeAppointments(tx, clerk, choice);
      await expect(approveProposal(tx, clerk, { proposalId })).rejects.toThrow("另一位分管领导");
      await approveProposal(tx, leader, { proposalId });
      expect(await tx.appointmentProposal.findUniqueOrThrow({ where: { id: proposalId } })).toMatchObject({
        approvedByProposer: false,
      });
    }));

  it("in a very small school may be done by whoever proposed, and the record says so", () =>
    inRollback(async (tx) => {
      await tx.setting.upsert({
        where: { key: "smallSchool" },
        create: { key: "smallSchool", value: "yes" },
        update: { value: "yes" },
      });
      const only = await aViewer(tx, { roles: ["CLERK", "LEADER"] });
      const proposalId = await proposeAppointments(tx, only, aChoice({ lecturerIds: [(await aLecturer(tx)).id] }));
      await approveProposal(tx, only, { proposalId });
      expect(await tx.appointmentProposal.findUniqueOrThrow({ where: { id: proposalId } })).toMatchObject({
        approvedByProposer: true,
      });
      const entry = await tx.auditEntry.findFirstOrThrow({
        where: { event: "proposal.approved", subjectId: String(proposalId) },
      });
      expect(entry.after).toMatchObject({ approvedByProposer: true });
    }));

  it("by whoever proposed is refused by the database itself unless the record says so", async () => {
    const proposalId = await db.$transaction((tx) => aProposal(tx));
    const { id } = await db.$transaction((tx) => anAccount(tx));
    const data = { proposedById: id, approvedById: id, approvedAt: new Date() };
    const error = await db.appointmentProposal
      .update({ where: { id: proposalId }, data })
      .catch((refused: unknown) => refused);
    expect(constraintOf(error)).toBe("proposal_four_eyes");
  });

  it("is done once", () =>
    inRollback(async (tx) => {
      const proposalId = await aProposal(tx);
      await approveProposal(tx, SYSTEM, { proposalId });
      await expect(approveProposal(tx, SYSTEM, { proposalId })).rejects.toThrow("已经批准");
      await expect(declineProposal(tx, SYSTEM, { proposalId, reason: "改" })).rejects.toThrow("已经批准");
      await expect(approveProposal(tx, SYSTEM, { proposalId: 999_999_999 })).rejects.toThrow(NotFound);
    }));

  it("numbers samples in a series of their own and flags them", () =>
    inRollback(async (tx) => {
      const sample = await aLecturer(tx);
      await tx.lecturer.update({ where: { id: sample.id }, data: { isSample: true } });
      const before = await tx.letterSequence.findMany({ where: { isSample: false } });
      const { isSample, letter } = await anAppointment(tx, { lecturerIds: [sample.id] });
      expect([isSample, letter.isSample]).toEqual([true, true]);
      expect(letter.letterNo).toMatch(/^示例/);
      expect(await tx.letterSequence.findMany({ where: { isSample: false } })).toEqual(before);
      const proposalId = await proposeAppointments(
        tx,
        SAMPLE_LOADER,
        aChoice({ lecturerIds: [(await aLecturer(tx)).id] }),
      );
      await approveProposal(tx, SAMPLE_LOADER, { proposalId });
      expect((await tx.appointment.findFirstOrThrow({ where: { proposalId } })).isSample).toBe(true);
    }));

  it("continues the earlier appointment when it renews", () =>
    inRollback(async (tx) => {
      const first = await anAppointment(tx);
      const next = { kind: "RENEWAL", termStart: "2026-01-01", termEnd: "2026-12-31" } as const;
      const second = await anAppointment(tx, { ...next, lecturerIds: [first.lecturerId!] });
      expect(second.renewalOfId).toBe(first.id);
      await expect(aProposal(tx, { lecturerIds: [(await aLecturer(tx)).id], ...next })).rejects.toThrow("没有可以续聘");
    }));
});

describe("two leaders at the same instant", () => {
  it("approve two proposals for one lecturer: exactly one wins, the other reads which letter it clashes with", async () => {
    const lecturer = await db.$transaction((tx) => aLecturer(tx));
    const first = await db.$transaction((tx) => aProposal(tx, { lecturerIds: [lecturer.id] }));
    // The second clerk had the form open before the first one saved.
    const second = await db.$transaction(async (tx) => {
      const other = await aProposal(tx);
      await tx.appointmentCandidate.updateMany({ where: { proposalId: other }, data: { lecturerId: lecturer.id } });
      return other;
    });
    const outcomes = await Promise.allSettled(
      [first, second].map((proposalId) => db.$transaction((tx) => approveProposal(tx, SYSTEM, { proposalId }))),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const lost = outcomes.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    const won = await db.appointment.findFirstOrThrow({
      where: { lecturerId: lecturer.id },
      include: { letters: true },
    });
    expect(lost.reason).toBeInstanceOf(Refusal);
    expect(lost.reason.message).toContain(won.letters[0]!.letterNo);
  });

  it("approve many proposals: the numbers are distinct and without gaps", async () => {
    const ceremony = await db.$transaction((tx) => aCeremony(tx, { heldOn: "2042-05-06" }));
    const proposals: number[] = [];
    for (let count = 0; count < 8; count++) {
      proposals.push(await db.$transaction((tx) => aProposal(tx, { ceremonyId: ceremony.id })));
    }
    const failing = db.$transaction(async (tx) => {
      await approveProposal(tx, SYSTEM, { proposalId: proposals[7]! });
      throw new Error("the connection broke after the number was taken");
    });
    const outcomes = await Promise.allSettled([
      ...proposals
        .slice(0, 7)
        .map((proposalId) => db.$transaction((tx) => approveProposal(tx, SYSTEM, { proposalId }))),
      failing,
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([...Array(7).fill("fulfilled"), "rejected"]);
    const letters = await db.appointmentLetter.findMany({ where: { year: 2042 }, orderBy: { number: "asc" } });
    expect(letters.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("cannot get two overlapping terms past the database, even around the commands", async () => {
    const { lecturerId, proposalId } = await db.$transaction((tx) => anAppointment(tx));
    const insert = () =>
      db.appointment.create({
        data: { lecturerId, proposalId, category: "INVITED", termStart: fromDay("2025-06-01"), termEnd: null },
      });
    const error = await insert().catch((refused: unknown) => refused);
    expect(constraintOf(error)).toBe("appointment_no_overlap");
  });
});

it("a team is appointed as 特聘 only, which the form says at its category", () => {
  const typed = { kind: "NEW", teamIds: ["3"], category: "PART_TIME", termStart: "2026-03-01" };
  const { error } = proposalInput.safeParse(typed);
  expect(error?.issues.map(({ path, message }) => [path.join("."), message])).toEqual([
    ["category", expect.stringMatching("只能是“特聘”")],
  ]);
  expect(proposalInput.safeParse({ ...typed, category: "SPECIAL" }).success).toBe(true);
  expect(proposalInput.safeParse({ ...typed, teamIds: [], lecturerIds: ["4"] }).success).toBe(true);
});
