import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { endAppointment } from "@/lib/lecturers/appointments/commands";
import { clearSamples } from "@/lib/samples/commands";
import { anAppointment } from "@/lib/testing/appointments";
import { inRollback } from "@/lib/testing/rollback";
import { loadSchool } from "@/prisma/seed/article";
import { loadSamples } from "@/prisma/seed/samples";
import { CHAPTERS } from "./chapters";
import { readYearlySummary } from "./queries";
import { periodOf, yearsToChoose } from "./rules";

async function figures(tx: Tx, year: string, asOf?: string): Promise<Record<string, number | null>> {
  const { chapters } = await readYearlySummary(tx, periodOf(year, asOf)!);
  return Object.fromEntries(chapters.flatMap((chapter) => chapter.figures.map(({ key, value }) => [key, value])));
}

describe("the summary of the school of the article", () => {
  it("shows 11 full-time, 17 invited, one team, 10 and 5 points, one ceremony", () =>
    inRollback(async (tx) => {
      await loadSamples(tx, await loadSchool(tx));
      expect(await figures(tx, "2025")).toMatchObject({
        "lecturers-in-force": 28,
        "lecturers-in-force-FULL_TIME": 11,
        "lecturers-in-force-INVITED": 17,
        "lecturers-in-force-SPECIAL": 0,
        "teams-in-force": 1,
        "appointments-new": 28,
        "appointments-renewed": 0,
        "points-in-force": 15,
        "points-in-force-1": 10,
        "points-in-force-2": 5,
        "points-awarded": 5,
        "points-withdrawn": 0,
        "ceremonies-held": 1,
      });
    }));

  it("says that samples are in it, and no longer when they are cleared", () =>
    inRollback(async (tx) => {
      await loadSamples(tx, await loadSchool(tx));
      expect((await readYearlySummary(tx, periodOf("2025")!)).sampleNotice).toContain("示例");
      await clearSamples(tx, SYSTEM);
      const real = await readYearlySummary(tx, periodOf("2025")!);
      expect(real.sampleNotice).toBeNull();
      expect(await figures(tx, "2025")).toMatchObject({ "lecturers-in-force": 0, "points-in-force": 5 });
    }));
});

describe("counting", () => {
  it("takes standing figures on the day asked for and endings by their day and reason", () =>
    inRollback(async (tx) => {
      const before = await figures(tx, "2031", "2031-06-30");
      const { id, version } = await anAppointment(tx, { termStart: "2031-01-01", termEnd: "2031-12-31" });
      await endAppointment(tx, SYSTEM, { id, version, endReason: "DISMISSAL", endedOn: "2031-06-30", note: "调离" });
      const grown = (after: Record<string, number | null>, key: string) => (after[key] ?? 0) - (before[key] ?? 0);
      const onLastDay = await figures(tx, "2031", "2031-06-30");
      const dayAfter = await figures(tx, "2031", "2031-07-01");
      expect(grown(onLastDay, "lecturers-in-force")).toBe(1);
      expect(grown(dayAfter, "lecturers-in-force")).toBe(0);
      expect(grown(dayAfter, "appointments-new")).toBe(1);
      expect(grown(dayAfter, "appointments-ended-DISMISSAL")).toBe(1);
      expect(grown(dayAfter, "appointments-ended-RESIGNATION")).toBe(0);
    }));

  it("counts a renewal as one", () =>
    inRollback(async (tx) => {
      const before = await figures(tx, "2032");
      const first = await anAppointment(tx, { termStart: "2031-01-01", termEnd: "2031-12-31" });
      await anAppointment(tx, {
        kind: "RENEWAL",
        lecturerIds: [first.lecturerId!],
        termStart: "2032-01-01",
        termEnd: "2032-12-31",
      });
      const after = await figures(tx, "2032");
      expect((after["appointments-renewed"] ?? 0) - (before["appointments-renewed"] ?? 0)).toBe(1);
      expect(after["appointments-new"]).toBe(before["appointments-new"]);
    }));
});

describe("chapters", () => {
  it("are the files in the folder, every figure with its rule and its records", () =>
    inRollback(async (tx) => {
      const files = readdirSync(new URL("./chapters", import.meta.url)).map((name) => name.replace(".ts", ""));
      expect(CHAPTERS.map(({ key }) => key).sort()).toEqual(files.sort());
      const { chapters } = await readYearlySummary(tx, periodOf("2025")!);
      for (const figure of chapters.flatMap((chapter) => chapter.figures)) {
        expect(figure.countingRule.length, figure.key).toBeGreaterThan(10);
        expect(figure.href, figure.key).toMatch(/^\/admin\//);
      }
    }));
});

describe("years", () => {
  it("that are none are not asked for", () => {
    expect(["abc", "20255", "1999", "2101", "2025.0"].map((year) => periodOf(year))).toEqual(Array(5).fill(null));
    expect(periodOf("2025")?.asOf).toBe("2025-12-31");
    expect(periodOf("2025", "2025-02-30")?.asOf).toBe("2025-12-31");
  });

  it("run from the first record to this one", () => {
    expect(yearsToChoose("2024-02-20", "2026-11-23")).toEqual([2026, 2025, 2024]);
    expect(yearsToChoose(null, "2026-11-23")).toEqual([2026]);
  });
});
