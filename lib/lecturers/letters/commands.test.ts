import { describe, expect, it } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { Refusal } from "@/lib/core/errors";
import { endAppointment } from "@/lib/lecturers/appointments/commands";
import { renamePerson } from "@/lib/people/commands";
import { anAppointment } from "@/lib/testing/appointments";
import { aLecturer } from "@/lib/testing/lecturers";
import { inRollback } from "@/lib/testing/rollback";
import { reissueLetter, withdrawLetter } from "./commands";
import { verifyLetter } from "./public";

describe("a letter", () => {
  it("keeps the name it was printed with when the lecturer is renamed", () =>
    inRollback(async (tx) => {
      const lecturer = await aLecturer(tx, { name: "张䶮" });
      const { letter } = await anAppointment(tx, { lecturerIds: [lecturer.id] });
      await renamePerson(tx, SYSTEM, { id: lecturer.personId, name: "李四" });
      const verified = await verifyLetter(letter.verificationCode, tx);
      expect(verified?.printed.recipientName).toBe("张䶮");
      expect(verified?.printed.body).toContain("专职讲师");
    }));

  it("is neither changed nor deleted nor withdrawn twice, even around the commands", async () => {
    const { letter } = await db.$transaction((tx) => anAppointment(tx));
    const { id } = letter;
    await expect(db.appointmentLetter.update({ where: { id }, data: { letterNo: "改" } })).rejects.toThrow();
    await expect(db.appointmentLetter.delete({ where: { id } })).rejects.toThrow();
    const withdrawal = { withdrawnAt: new Date(), withdrawReason: "错印" };
    await db.appointmentLetter.update({ where: { id }, data: withdrawal });
    await expect(db.appointmentLetter.update({ where: { id }, data: withdrawal })).rejects.toThrow();
  });
});

describe("reissuing", () => {
  it("takes a new number, names the old one, and leaves one letter that counts", () =>
    inRollback(async (tx) => {
      const { letter } = await anAppointment(tx);
      const { id, letterNo } = await reissueLetter(tx, SYSTEM, { letterId: letter.id, reason: "遗失" });
      const fresh = await tx.appointmentLetter.findUniqueOrThrow({ where: { id } });
      expect(fresh).toMatchObject({ kind: "REISSUE", reissueOfId: letter.id });
      expect(letterNo).not.toBe(letter.letterNo);
      expect((await verifyLetter(fresh.verificationCode, tx))?.printed.reissueOf).toBe(letter.letterNo);
      expect(await verifyLetter(letter.verificationCode, tx)).toMatchObject({
        state: "REISSUED",
        reissuedAs: letterNo,
      });
      await expect(reissueLetter(tx, SYSTEM, { letterId: letter.id, reason: "再" })).rejects.toThrow(letterNo);
    }));

  it("happens once when two clerks ask for it at the same instant", async () => {
    const { letter } = await db.$transaction((tx) => anAppointment(tx));
    const reissue = () => db.$transaction((tx) => reissueLetter(tx, SYSTEM, { letterId: letter.id, reason: "遗失" }));
    const outcomes = await Promise.allSettled([reissue(), reissue()]);
    const lost = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toBeInstanceOf(Refusal);
    expect(await db.appointmentLetter.count({ where: { appointmentId: letter.appointmentId } })).toBe(2);
  });
});

describe("verification", () => {
  it("tells the state of the day, and the same nothing for every code that is not one", () =>
    inRollback(async (tx) => {
      const { id, version, letter } = await anAppointment(tx, { termStart: "2020-01-01", termEnd: null });
      const stateNow = async () => (await verifyLetter(letter.verificationCode.toLowerCase(), tx))?.state;
      expect(await stateNow()).toBe("VALID");
      await endAppointment(tx, SYSTEM, { id, version, endReason: "DISMISSAL", endedOn: "2020-02-01", note: "调离" });
      expect(await stateNow()).toBe("ENDED");
      await withdrawLetter(tx, SYSTEM, { letterId: letter.id, reason: "错印" });
      expect(await stateNow()).toBe("WITHDRAWN");
      for (const typed of ["", "2222-2222-2222", "' OR 1=1 --", letter.letterNo]) {
        expect(await verifyLetter(typed, tx)).toBeNull();
      }
    }));
});
