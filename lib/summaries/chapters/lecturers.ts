import { formatDay, formatTerm, toDay, toDayOrNull } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { CATEGORY_LABELS, END_REASON_LABELS } from "@/lib/lecturers/appointments/schema";
import { whereBegun, whereEnded, whereInForce, whereKind, whereOf } from "@/lib/lecturers/appointments/where";
import type { Prisma } from "@/prisma/generated/client";
import type { AppointmentCategory, EndReason } from "@/prisma/generated/enums";
import type { Chapter, ChapterTable, Figure, Period } from "../chapter";

const CATEGORIES = Object.keys(CATEGORY_LABELS) as AppointmentCategory[];
const REASONS = Object.keys(END_REASON_LABELS) as EndReason[];

/** 师资: who is in force on a day, and who came and went in the year. */
export const lecturers: Chapter = {
  key: "lecturers",
  title: "师资队伍",
  async load(tx, period) {
    return {
      figures: [...(await inForce(tx, period)), ...(await begun(tx, period)), ...(await ended(tx, period))],
      tables: [await roster(tx, period)],
    };
  },
};

async function inForce(tx: Tx, { asOf }: Period): Promise<Figure[]> {
  const day = formatDay(asOf);
  const rule = `${day}当天聘任有效的讲师，按人计数、一人只计一次；有效指聘期开始不晚于当天，且提前结束日（没有则聘期结束日）不早于当天或长期有效。讲师团另计。`;
  const figures: Figure[] = [
    {
      key: "lecturers-in-force",
      label: "现有讲师",
      ...(await countAppointments(tx, { AND: [whereInForce(asOf), whereOf.LECTURER] })),
      unit: "人",
      countingRule: rule,
      href: `/admin/appointments?on=${asOf}&subject=LECTURER`,
    },
  ];
  for (const category of CATEGORIES) {
    figures.push({
      key: `lecturers-in-force-${category}`,
      label: `现有讲师·${CATEGORY_LABELS[category]}`,
      ...(await countAppointments(tx, { AND: [whereInForce(asOf), whereOf.LECTURER], category })),
      unit: "人",
      countingRule: `现有讲师中，当天有效的聘任类别为“${CATEGORY_LABELS[category]}”的。`,
      href: `/admin/appointments?on=${asOf}&subject=LECTURER&category=${category}`,
    });
  }
  figures.push({
    key: "teams-in-force",
    label: "特聘讲师团",
    ...(await countAppointments(tx, { AND: [whereInForce(asOf), whereOf.TEAM] })),
    unit: "个",
    countingRule: `${day}当天聘任有效的讲师团，不计入现有讲师。`,
    href: `/admin/appointments?on=${asOf}&subject=TEAM`,
  });
  return figures;
}

async function begun(tx: Tx, { year, from, until }: Period): Promise<Figure[]> {
  const made = { key: "appointments-new", label: "新聘", kind: "NEW" } as const;
  const renewed = { key: "appointments-renewed", label: "续聘", kind: "RENEWAL" } as const;
  const figures: Figure[] = [];
  for (const { key, label, kind } of [made, renewed]) {
    figures.push({
      key,
      label,
      ...(await countAppointments(tx, { AND: [whereBegun({ from, until }), whereOf.LECTURER, whereKind[kind]] })),
      unit: "人次",
      countingRule: `聘期开始日在${year}年内的讲师聘任，${kind === "NEW" ? "不含续聘" : "只计续聘"}；讲师团不计。`,
      href: `/admin/appointments?started=${year}&kind=${kind}&subject=LECTURER`,
    });
  }
  return figures;
}

async function ended(tx: Tx, { year, from, until }: Period): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const endReason of REASONS) {
    figures.push({
      key: `appointments-ended-${endReason}`,
      label: END_REASON_LABELS[endReason],
      ...(await countAppointments(tx, { AND: [whereEnded({ from, until }, endReason), whereOf.LECTURER] })),
      unit: "人次",
      countingRule: `提前结束日在${year}年内、原因为“${END_REASON_LABELS[endReason]}”的讲师聘任；聘期届满不计，讲师团不计。`,
      href: `/admin/appointments?ended=${year}&reason=${endReason}&subject=LECTURER`,
    });
  }
  return figures;
}

async function roster(tx: Tx, { asOf }: Period): Promise<ChapterTable> {
  const rows = await tx.appointment.findMany({
    where: whereInForce(asOf),
    select: {
      category: true,
      termStart: true,
      termEnd: true,
      endedOn: true,
      isSample: true,
      lecturer: { select: { name: true, post: true, organization: { select: { name: true } } } },
      team: { select: { name: true, organization: { select: { name: true } } } },
      letters: { select: { letterNo: true }, orderBy: { id: "desc" }, take: 1 },
    },
    orderBy: [{ category: "asc" }, { lecturer: { name: "asc" } }, { id: "asc" }],
  });
  return {
    title: `${formatDay(asOf)}在聘讲师和讲师团名单`,
    columns: ["姓名", "类别", "单位", "职务", "聘期", "提前结束日", "聘书编号"].map((header) => ({
      header,
      kind: header === "提前结束日" ? ("date" as const) : ("text" as const),
    })),
    rows: rows.map((row) => [
      row.lecturer?.name ?? row.team?.name ?? null,
      `${CATEGORY_LABELS[row.category]}${row.team ? "讲师团" : ""}`,
      (row.lecturer ?? row.team)?.organization?.name ?? null,
      row.lecturer?.post ?? null,
      formatTerm(toDay(row.termStart), toDayOrNull(row.termEnd)),
      toDayOrNull(row.endedOn),
      row.letters[0]?.letterNo ?? null,
    ]),
  };
}

/**
 * How many appointments there are, and how many of them are samples. Nobody has two on one day (the exclusion constraints see
 * to it), so those in force on a day are distinct persons or teams.
 */
async function countAppointments(tx: Tx, where: Prisma.AppointmentWhereInput) {
  const rows = await tx.appointment.groupBy({ by: ["isSample"], where, _count: true });
  const sum = (some: typeof rows) => some.reduce((total, { _count }) => total + _count, 0);
  return { value: sum(rows), samples: sum(rows.filter(({ isSample }) => isSample)) };
}
