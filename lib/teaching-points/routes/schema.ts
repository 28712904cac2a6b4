import { z } from "zod";
import { choice, optionalId, optionalNumber, optionalText, recordRef, requiredText } from "@/lib/core/fields";
import { COLORS } from "./themes/schema";

/** At most so many stops on one route. */
export const MOST_STOPS = 20;

/** What is said of a stop. The minutes of the way lead there from the stop before. */
const stopRow = z.object({
  teachingPointId: optionalId("教学点"),
  minutes: optionalNumber("停留时间", 1, 600),
  travelMinutes: optionalNumber("路上时间", 0, 600),
  topic: optionalText("讲什么", 100),
  narrator: optionalText("谁来讲", 50),
});

const stops = z
  .array(stopRow)
  .max(MOST_STOPS, `一条线路最多 ${MOST_STOPS} 站，请分成两条线路。`)
  // The row in the form is kept, so that a refusal finds its field after empty rows are gone.
  .transform((rows) => rows.map((row, index) => ({ ...row, row: index })).filter(isFilledIn))
  .superRefine(checkStops)
  .transform((rows) => rows.filter(isWhole));

const confirmed = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [value ?? []].flat().filter((id) => /^[1-9]\d{0,8}$/.test(id)))
  .transform((ids) => ids.map(Number));

const routeFields = {
  name: requiredText("名称", 100),
  color: choice("四色", COLORS),
  description: optionalText("介绍", 2000),
  meetingPlace: optionalText("集合方式", 300),
  accessibility: optionalText("无障碍说明", 500),
  stops,
  /** The points without a plaque in force at which the clerk means to stop all the same. */
  confirmed,
};

/** A new route; it is not public yet. */
export const routeInput = z.object(routeFields);

/** What a route is changed to. */
export const routeChangeInput = z.object({ ...recordRef, ...routeFields });

type StopRow = z.output<typeof stopRow>;
type NumberedRow = StopRow & { row: number };
export type StopInput = z.output<typeof stops>[number];
export type RouteInput = z.output<typeof routeInput>;
export type RouteChangeInput = z.output<typeof routeChangeInput>;

function isFilledIn({ teachingPointId, minutes, travelMinutes, topic, narrator }: StopRow): boolean {
  return [teachingPointId, minutes, travelMinutes, topic, narrator].some((value) => value !== null);
}

/** All rows are whole once `checkStops` has passed them; this tells the compiler. */
function isWhole(row: NumberedRow): row is NumberedRow & { teachingPointId: number; minutes: number } {
  return row.teachingPointId !== null && row.minutes !== null;
}

/** Every stop has a point and minutes, no point comes twice, and no way leads to the first. */
function checkStops(rows: readonly NumberedRow[], context: z.RefinementCtx): void {
  const refuse = (row: number, name: keyof StopRow, message: string) =>
    context.addIssue({ code: "custom", path: [row, name], message });
  rows.forEach(({ row, teachingPointId, minutes, travelMinutes }, index) => {
    if (teachingPointId === null) refuse(row, "teachingPointId", "请选择这一站的教学点。");
    if (minutes === null) refuse(row, "minutes", "请填写在这一站停留多少分钟。");
    if (index === 0 && travelMinutes !== null) {
      refuse(row, "travelMinutes", "第一站没有上一站，请留空；怎么来这里写在“集合方式”里。");
    }
    const first = rows.findIndex((other) => teachingPointId !== null && other.teachingPointId === teachingPointId);
    if (first !== -1 && first < index) {
      const message = `第 ${(rows[first]?.row ?? 0) + 1} 项已经是这个教学点了，一条线路里一个教学点只能停一次。`;
      refuse(row, "teachingPointId", message);
    }
  });
}
