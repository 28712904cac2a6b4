import { formatDay, toDay, toDayOrNull } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { whereAwarded, wherePlaqueInForce, whereWithdrawn } from "@/lib/teaching-points/plaques/where";
import { TEACHING_POINT_TYPE_LABELS } from "@/lib/teaching-points/schema";
import type { Prisma } from "@/prisma/generated/client";
import type { Chapter, ChapterTable, Figure, Period } from "../chapter";

/** 现场教学点: which are in force on a day, which were awarded and which withdrawn in the year, all by batch. */
export const teachingPoints: Chapter = {
  key: "teaching-points",
  title: "现场教学点",
  async load(tx, period) {
    const { year, from, until, asOf } = period;
    const figures = [
      ...(await figuresByBatch(tx, wherePlaqueInForce(asOf), {
        key: "points-in-force",
        label: "现有教学点",
        countingRule: `${formatDay(asOf)}当天授牌有效的教学点，按点计数；有效指授牌日不晚于当天，且未摘牌或摘牌日不早于当天。`,
        href: `/admin/teaching-points?on=${asOf}`,
      })),
      ...(await figuresByBatch(tx, whereAwarded({ from, until }), {
        key: "points-awarded",
        label: "新增教学点",
        countingRule: `授牌日在${year}年内的教学点。`,
        href: `/admin/teaching-points?awarded=${year}`,
      })),
      ...(await figuresByBatch(tx, whereWithdrawn({ from, until }), {
        key: "points-withdrawn",
        label: "摘牌教学点",
        countingRule: `摘牌日在${year}年内的教学点。`,
        href: `/admin/teaching-points?withdrawn=${year}`,
      })),
    ];
    return { figures, tables: [await register(tx, period)] };
  },
};

type Heading = { key: string; label: string; countingRule: string; href: string };

/** The number of distinct points behind some plaques: in all, then for each batch that occurs. */
async function figuresByBatch(tx: Tx, where: Prisma.PlaqueWhereInput, heading: Heading): Promise<Figure[]> {
  const rows = await tx.plaque.findMany({
    where,
    distinct: ["teachingPointId", "batch"],
    select: { teachingPointId: true, batch: true, isSample: true },
    orderBy: { batch: "asc" },
  });
  const figure = (some: typeof rows, extra: Partial<Figure>): Figure => ({
    ...heading,
    value: new Set(some.map(({ teachingPointId }) => teachingPointId)).size,
    unit: "个",
    samples: new Set(some.filter(({ isSample }) => isSample).map(({ teachingPointId }) => teachingPointId)).size,
    ...extra,
  });
  const batches = [...new Set(rows.map(({ batch }) => batch))];
  return [
    figure(rows, {}),
    ...batches.map((batch) =>
      figure(
        rows.filter((row) => row.batch === batch),
        {
          key: `${heading.key}-${batch}`,
          label: `${heading.label}·第${batch}批`,
          countingRule: `${heading.label}中，牌子属于第${batch}批的。`,
          href: `${heading.href}&batch=${batch}`,
        },
      ),
    ),
  ];
}

async function register(tx: Tx, { asOf }: Period): Promise<ChapterTable> {
  const rows = await tx.plaque.findMany({
    where: wherePlaqueInForce(asOf),
    select: {
      batch: true,
      awardedOn: true,
      withdrawnOn: true,
      teachingPoint: { select: { name: true, type: true, hostOrganization: { select: { name: true } } } },
    },
    orderBy: [{ batch: "asc" }, { teachingPoint: { name: "asc" } }, { id: "asc" }],
  });
  return {
    title: `${formatDay(asOf)}现场教学点名册`,
    columns: [
      { header: "教学点", kind: "text" },
      { header: "类型", kind: "text" },
      { header: "承载单位", kind: "text" },
      { header: "批次", kind: "integer" },
      { header: "授牌日", kind: "date" },
      { header: "摘牌日", kind: "date" },
    ],
    rows: rows.map(({ teachingPoint, batch, awardedOn, withdrawnOn }) => [
      teachingPoint.name,
      TEACHING_POINT_TYPE_LABELS[teachingPoint.type],
      teachingPoint.hostOrganization?.name ?? null,
      batch,
      toDay(awardedOn),
      toDayOrNull(withdrawnOn),
    ]),
  };
}
