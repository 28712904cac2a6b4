import { z } from "zod";
import type { Datum } from "@/prisma/generated/enums";
import { readPosition } from "./position/rules";
import type { Coordinates } from "./rules";

/** Coordinate systems as the office meets them: by the map on which somebody picked the spot. In the order of the choice. */
export const DATUM_LABELS: Record<Datum, string> = {
  GCJ02: "高德、腾讯或微信（GCJ-02）",
  BD09: "百度地图（BD-09）",
  WGS84: "天地图或 GPS 设备（CGCS2000 / WGS-84）",
};

/** The systems in that order. */
export const DATUMS = Object.keys(DATUM_LABELS) as [Datum, ...Datum[]];

const position = z
  .string()
  .optional()
  .transform((typed, context): Coordinates | null => {
    const read = readPosition(typed ?? "");
    if (typeof read !== "string") return read;
    context.addIssue({ code: "custom", message: read });
    return z.NEVER;
  });

const datum = z
  .enum(["", ...DATUMS], { error: "请选择坐标系。" })
  .optional()
  .transform((chosen): Datum | null => chosen || null);

/** Where a record lies: two numbers from a map, and the system they were measured in. */
export const placeFields = { position, datum };

/** Refuses half a place: numbers mean nothing without their system, a system nothing without numbers. */
export function refuseHalfPlace(
  { position, datum }: { position: Coordinates | null; datum: Datum | null },
  context: { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void },
): void {
  if (position && !datum) {
    const message = "请选择这两个数是从哪种地图上取的：同样的数，在不同的地图上会差几百米。";
    context.addIssue({ code: "custom", path: ["datum"], message });
  }
  if (datum && !position) {
    const message = "选了地图，还要填写经纬度；不登记位置的，请把“取自”改回“请选择”。";
    context.addIssue({ code: "custom", path: ["position"], message });
  }
}
