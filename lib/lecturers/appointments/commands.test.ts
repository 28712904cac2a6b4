import { describe, expect, it } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { fromDay, toDay } from "@/lib/core/dates";
import { db } from "@/lib/core/db";
import { StaleRecord } from "@/lib/core/errors";
import { anAppointment } from "@/lib/testing/appointments";
import { inRollback } from "@/lib/testing/rollback";
import { endAppointment } from "./commands";
import { inForceOn } from "./rules";
import { whereInForce } from "./where";

const year = { from: "2025-01-01", until: "2025-12-31" };

describe("ending early", () => {
  const ending = { endReason: "DISMISSAL", endedOn: "2025-06-30", note: "调离" } as const;

  it("stops the appointment and leaves the printed term alone", () =>
    inRollback(async (tx) => {
      const { id, version } = await anAppointment(tx);
      await endAppointment(tx, SYSTEM, { id, version, ...ending });
      const after = await tx.appointment.findUniqueOrThrow({ where: { id } });
      expect(after.termEnd).toEqual(fromDay(year.until));
      expect(await tx.appointment.count({ where: { id, ...whereInForce("2025-07-01") } })).toBe(0);
      await expect(endAppointment(tx, SYSTEM, { id, version: version + 1, ...ending })).rejects.toThrow("已于");
    }));

  it("notices that somebody changed the record meanwhile", () =>
    inRollback(async (tx) => {
      const { id, version } = await anAppointment(tx);
      await tx.appointment.update({ where: { id }, data: { version: { increment: 1 } } });
      await expect(endAppointment(tx, SYSTEM, { id, version, ...ending })).rejects.toThrow(StaleRecord);
    }));

  it("frees the days after it for another category", () =>
    inRollback(async (tx) => {
      const { id, version, lecturerId } = await anAppointment(tx);
      await endAppointment(tx, SYSTEM, { id, version, ...ending, endReason: "CATEGORY_CHANGE" });
      const next = { category: "INVITED", termStart: "2025-07-01", termEnd: null } as const;
      const invited = await anAppointment(tx, { ...next, lecturerIds: [lecturerId!] });
      expect(invited.category).toBe("INVITED");
    }));
});

describe("what was printed", () => {
  it("cannot be changed or deleted in the database", async () => {
    const { id } = await db.$transaction((tx) => anAppointment(tx));
    await expect(db.appointment.update({ where: { id }, data: { termEnd: fromDay("2030-01-01") } })).rejects.toThrow(
      "appointment_as_printed",
    );
    await expect(db.appointment.delete({ where: { id } })).rejects.toThrow();
  });
});

describe("in force", () => {
  it("is the same in SQL and in the rule, on every day around every edge", () =>
    inRollback(async (tx) => {
      const { id: open } = await anAppointment(tx, { termEnd: null });
      const whole = await anAppointment(tx);
      const cut = await anAppointment(tx);
      await endAppointment(tx, SYSTEM, {
        id: cut.id,
        version: cut.version,
        endReason: "RESIGNATION",
        endedOn: "2025-03-15",
        note: "个人原因",
      });
      const ids = [open, whole.id, cut.id];
      const rows = await tx.appointment.findMany({ where: { id: { in: ids } } });
      const day = (date: Date | null) => (date ? toDay(date) : null);
      for (const on of ["2024-12-31", "2025-01-01", "2025-03-15", "2025-03-16", "2025-12-31", "2026-01-01"]) {
        const bySql = await tx.appointment.findMany({
          where: { id: { in: ids }, ...whereInForce(on) },
          select: { id: true },
        });
        const byRule = rows.filter((row) =>
          inForceOn({ termStart: day(row.termStart)!, termEnd: day(row.termEnd), endedOn: day(row.endedOn) }, on),
        );
        expect(bySql.map(({ id }) => id).sort(), on).toEqual(byRule.map(({ id }) => id).sort());
      }
    }));
});
