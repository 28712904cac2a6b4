import { whereHeld } from "@/lib/ceremonies/where";
import { toDay } from "@/lib/core/dates";
import { whereStanding } from "@/lib/lecturers/letters/where";
import type { Chapter } from "../chapter";

/** 仪式: gatherings held in the year and what was handed over there. */
export const ceremonies: Chapter = {
  key: "ceremonies",
  title: "仪式活动",
  async load(tx, { year, from, until }) {
    const where = { archivedAt: null, ...whereHeld({ from, until }) };
    const rows = await tx.ceremony.findMany({
      where,
      select: {
        title: true,
        heldOn: true,
        place: true,
        isSample: true,
        // As the public page counts them: one appointment has at most one letter that still counts.
        _count: { select: { appointments: { where: { letters: { some: whereStanding } } }, plaques: true } },
      },
      orderBy: [{ heldOn: "asc" }, { id: "asc" }],
    });
    const samples = rows.filter(({ isSample }) => isSample).length;
    return {
      figures: [
        {
          key: "ceremonies-held",
          label: "举办仪式",
          value: rows.length,
          unit: "场",
          countingRule: `举办日在${year}年内、未归档的仪式；一场集会兼有几种内容的只计一场。`,
          samples,
          href: `/admin/ceremonies?year=${year}`,
        },
      ],
      tables: [
        {
          title: `${year}年仪式一览`,
          columns: [
            { header: "日期", kind: "date" },
            { header: "名称", kind: "text" },
            { header: "地点", kind: "text" },
            { header: "颁发聘书（份）", kind: "integer" },
            { header: "授牌（块）", kind: "integer" },
          ],
          rows: rows.map((row) => [
            toDay(row.heldOn),
            row.title,
            row.place,
            row._count.appointments,
            row._count.plaques,
          ]),
        },
      ],
    };
  },
};
