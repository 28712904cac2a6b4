import { z } from "zod";
import { optionalId, optionalPhone, optionalText, recordRef, requiredText, tick } from "@/lib/core/fields";

const lecturerFields = {
  name: requiredText("姓名", 50),
  organizationId: optionalId("所属组织"),
  post: optionalText("职务", 100),
  speciality: optionalText("专长", 300),
  biography: optionalText("简介", 2000),
  phone: optionalPhone("电话"),
};

/** A new lecturer. The tick is asked for only when somebody of that name is known already. */
export const lecturerInput = z.object({ ...lecturerFields, isNamesake: tick });

/** What a lecturer is changed to. The form does not show the phone: left empty it stays, a tick removes it. */
export const lecturerChange = z
  .object({ ...recordRef, ...lecturerFields, removesPhone: tick })
  .refine(({ phone, removesPhone }) => !(phone && removesPhone), {
    path: ["phone"],
    message: "填写新号码和删除号码只能选一样。",
  });

/** The lecturer whose phone somebody asks to see. */
export const phoneRequest = z.object({ id: recordRef.id });

export type LecturerInput = z.output<typeof lecturerInput>;
export type LecturerChange = z.output<typeof lecturerChange>;
