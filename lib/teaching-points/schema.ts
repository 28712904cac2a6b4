import { z } from "zod";
import {
  choice,
  optionalId,
  optionalNumber,
  optionalPhone,
  optionalText,
  recordRef,
  requiredText,
  tick,
} from "@/lib/core/fields";
import type { TeachingPointType } from "@/prisma/generated/enums";
import { placeFields, refuseHalfPlace } from "./places/schema";

/** How types of teaching point are called. */
export const TEACHING_POINT_TYPE_LABELS: Record<TeachingPointType, string> = {
  PARTY_SERVICE: "党群服务阵地",
  ENTERPRISE: "企业",
  INSTITUTE: "科研院所",
  VILLAGE: "乡村点位",
  OTHER: "其他",
};

/** In the order in which they are listed. */
export const TEACHING_POINT_TYPES = Object.keys(TEACHING_POINT_TYPE_LABELS) as [
  TeachingPointType,
  ...TeachingPointType[],
];

const pointFields = {
  name: requiredText("名称", 100),
  type: choice("类型", TEACHING_POINT_TYPES),
  hostOrganizationId: optionalId("承载单位"),
  address: optionalText("地址", 200),
  ...placeFields,
  directions: optionalText("怎么到", 1000),
  accessibility: optionalText("无障碍", 1000),
  publicPhone: optionalPhone("公开电话"),
  contactName: optionalText("联系人", 50),
  contactPhone: optionalPhone("联系电话"),
  capacity: optionalNumber("可容纳人数", 1, 100_000),
  openingHours: optionalText("开放时间", 200),
  description: optionalText("介绍", 2000),
};

/** A new teaching point; it counts once it has a plaque. */
export const pointInput = z.object(pointFields).superRefine(refuseHalfPlace);

/** What a point is changed to. The form does not show the phone: left empty it stays, a tick removes it. */
export const pointChangeInput = z
  .object({ ...recordRef, ...pointFields, removesPhone: tick })
  .refine(({ contactPhone, removesPhone }) => !(contactPhone && removesPhone), {
    path: ["contactPhone"],
    message: "填写新号码和删除号码只能选一样。",
  })
  .superRefine(refuseHalfPlace);

/** The point whose phone somebody asks to see. */
export const phoneInput = z.object({ id: recordRef.id });

export type PointInput = z.output<typeof pointInput>;
export type PointChangeInput = z.output<typeof pointChangeInput>;
