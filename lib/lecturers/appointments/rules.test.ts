import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/core/dates";
import {
  type Candidate,
  type Engagement,
  inForceOn,
  type KnownAppointment,
  overlaps,
  refusalOfTerm,
  refusalToAppoint,
  refusalToEnd,
  renewable,
  standingOn,
} from "./rules";

const term = (termStart: string, termEnd: string | null, endedOn: string | null = null) => ({
  termStart,
  termEnd,
  endedOn,
});

const known = (fields: Partial<KnownAppointment> = {}): KnownAppointment => ({
  id: 1,
  category: "FULL_TIME",
  ...term("2025-01-01", "2025-12-31"),
  letterNo: "佘社党校聘〔2025〕001号",
  endReason: null,
  renewed: false,
  ...fields,
});

const candidate = (fields: Partial<Candidate> = {}): Candidate => ({
  name: "张三",
  kind: "LECTURER",
  archived: false,
  appointments: [],
  pending: [],
  ...fields,
});

const engagement = (fields: Partial<Engagement> = {}): Engagement => ({
  kind: "NEW",
  category: "FULL_TIME",
  termStart: "2026-01-01",
  termEnd: "2026-12-31",
  ...fields,
});

describe("in force on a day", () => {
  it("holds on the first and on the last day, and not on the days around them", () => {
    const year = term("2025-01-01", "2025-12-31");
    expect(["2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01"].map((day) => inForceOn(year, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("stops after the day it ended, whatever the letter prints", () => {
    const ended = term("2025-01-01", "2025-12-31", "2025-06-30");
    expect(inForceOn(ended, "2025-06-30")).toBe(true);
    expect(inForceOn(ended, "2025-07-01")).toBe(false);
  });

  it("goes on without end when the term is open", () => {
    expect(inForceOn(term("2025-01-01", null), "2199-12-31")).toBe(true);
  });

  it("is told by its standing", () => {
    expect(standingOn(term("2025-01-01", "2025-12-31"), "2024-12-31")).toBe("FUTURE");
    expect(standingOn(term("2025-01-01", "2025-12-31"), "2026-01-01")).toBe("EXPIRED");
    expect(standingOn(term("2025-01-01", "2025-12-31", "2025-03-01"), "2026-01-01")).toBe("ENDED");
  });
});

describe("overlap", () => {
  const day = fc.integer({ min: 0, max: 60 }).map((offset) => addDays("2025-01-01", offset));
  const stretch = fc
    .tuple(day, fc.option(fc.integer({ min: 0, max: 20 })))
    .map(([start, length]) => ({ start, end: length === null ? null : addDays(start, length) }));

  it("is the same both ways, and true exactly when some day lies in both", () => {
    fc.assert(
      fc.property(stretch, stretch, (a, b) => {
        const shared = Array.from({ length: 120 }, (_, offset) => addDays("2025-01-01", offset)).some(
          (one) =>
            one >= a.start && (a.end === null || one <= a.end) && one >= b.start && (b.end === null || one <= b.end),
        );
        expect(overlaps(a, b)).toBe(shared);
        expect(overlaps(b, a)).toBe(shared);
      }),
    );
  });
});

describe("refusal to appoint", () => {
  it("lets somebody without appointments through", () => {
    expect(refusalToAppoint(candidate(), engagement())).toBeNull();
  });

  it("lets the next term begin on the day after the last one ended", () => {
    expect(refusalToAppoint(candidate({ appointments: [known()] }), engagement())).toBeNull();
  });

  it("names the letter whose term is overlapped, in whatever category", () => {
    const clashing = candidate({ appointments: [known({ category: "INVITED", termEnd: "2026-01-01" })] });
    expect(refusalToAppoint(clashing, engagement())).toContain("佘社党校聘〔2025〕001号");
  });

  it("refuses an archived person, a team under another category, and somebody who waits in another proposal", () => {
    expect(refusalToAppoint(candidate({ archived: true }), engagement())).toContain("已归档");
    expect(refusalToAppoint(candidate({ kind: "TEAM" }), engagement())).toContain("特聘");
    const waiting = candidate({ pending: [{ proposalId: 7, termStart: "2026-06-01", termEnd: null }] });
    expect(refusalToAppoint(waiting, engagement())).toContain("第 7 号");
  });

  it("renews only what ran to its end in the same category and was not renewed", () => {
    const renewal = engagement({ kind: "RENEWAL" });
    expect(refusalToAppoint(candidate({ appointments: [known()] }), renewal)).toBeNull();
    expect(refusalToAppoint(candidate(), renewal)).toContain("没有可以续聘");
    expect(renewable([known({ renewed: true })], renewal)).toBeUndefined();
    expect(renewable([known({ endReason: "DISMISSAL", endedOn: "2025-05-01" })], renewal)).toBeUndefined();
    expect(renewable([known({ category: "INVITED" })], renewal)).toBeUndefined();
    expect(renewable([known({ id: 1 }), known({ id: 2, ...term("2024-01-01", "2024-12-31") })], renewal)?.id).toBe(1);
  });
});

describe("terms and endings", () => {
  it("refuses an end before the start and a term of two hundred years", () => {
    expect(refusalOfTerm("2025-02-20", "2025-02-19")?.field).toBe("termEnd");
    expect(refusalOfTerm("2025-01-01", "2224-12-31")?.sentence).toContain("最长");
    expect(refusalOfTerm("2025-01-01", "2034-12-31")).toBeNull();
    expect(refusalOfTerm("2025-01-01", null)).toBeNull();
  });

  it("ends an appointment once, on a day of its term", () => {
    const year = term("2025-01-01", "2025-12-31");
    expect(refusalToEnd(year, "2025-12-31")).toBeNull();
    expect(refusalToEnd(year, "2024-12-31")).toContain("不能早于");
    expect(refusalToEnd(year, "2026-01-01")).toContain("不能晚于");
    expect(refusalToEnd({ ...year, endedOn: "2025-03-01" }, "2025-04-01")).toContain("已于2025年3月1日结束");
  });
});
