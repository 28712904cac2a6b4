import { z } from "zod";
import { type Day, isDay } from "./dates";
import { timeFromTyped } from "./times";

/**
 * The shapes of what people type, with sentences they understand. Text is trimmed and brought to Unicode NFC, so that the
 * same name typed on two machines is the same name.
 */
const tidy = (text: string) =>
  text
    .normalize("NFC")
    .replace(/(?![\n\t])[\p{Cc}\u200b\ufeff]/gu, "")
    .trim();

/** A text that must be there, on one line, at most `max` characters. */
export function requiredText(label: string, max: number) {
  return z
    .string({ error: `请填写${label}。` })
    .transform((text) => tidy(text.replace(/\s+/g, " ")))
    .pipe(
      // conform turns the "" that is left of only spaces into undefined here too.
      z
        .string({ error: `请填写${label}。` })
        .min(1, `请填写${label}。`)
        .refine((text) => [...text].length <= max, `${label}最多 ${max} 个字。`),
    );
}

/** A text that may be left out; empty becomes null. Lines are kept. */
export function optionalText(label: string, max: number) {
  return z
    .string()
    .optional()
    .transform((text) => tidy(text ?? ""))
    .refine((text) => [...text].length <= max, `${label}最多 ${max} 个字。`)
    .transform((text) => text || null);
}

/** A calendar day that must be there. */
export function requiredDay(label: string) {
  return z
    .string({ error: `请填写${label}。` })
    .trim()
    .refine(isDay, `${label}不是有效的日期，请按 2025-02-20 的样子填写。`) as unknown as z.ZodType<Day, string>;
}

/** A calendar day that may be left out; empty becomes null. */
export function optionalDay(label: string) {
  return z
    .string()
    .trim()
    .optional()
    .transform((text) => text || null)
    .refine((text) => text === null || isDay(text), `${label}不是有效的日期，请按 2025-02-20 的样子填写。`);
}

/** A time of day that may be left out, in any usual writing; becomes HH:MM, empty becomes null. */
export function optionalTime(label: string) {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      const typed = tidy(text ?? "");
      const time = timeFromTyped(typed);
      if (typed && !time) context.addIssue({ code: "custom", message: `${label}请按 14:00 的样子填写。` });
      return time;
    });
}

/** The id of a record that must be chosen. */
export function requiredId(label: string) {
  return z.coerce
    .number({ error: `请选择${label}。` })
    .int(`请选择${label}。`)
    .positive(`请选择${label}。`)
    .max(2_147_483_647, `请选择${label}。`);
}

/** The id of a record that may be left out; empty becomes null. */
export function optionalId(label: string) {
  return z
    .string()
    .optional()
    .transform((text) => text || null)
    .refine((text) => text === null || /^[1-9]\d{0,8}$/.test(text), `请从列表中选择${label}。`)
    .transform((text) => (text === null ? null : Number(text)));
}

/** At most `most` records picked from a list, perhaps none; each is listed once. */
export function optionalIds(label: string, most: number) {
  return z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => [...new Set([value ?? []].flat().filter(Boolean))])
    .refine((ids) => ids.length <= most, `最多选择 ${most} 个${label}。`)
    .refine((ids) => ids.every((id) => /^[1-9]\d{0,8}$/.test(id)), `请从列表中选择${label}。`)
    .transform((ids) => ids.map(Number));
}

/** A whole number between two bounds that may be left out; empty becomes null. */
export function optionalNumber(label: string, min: number, max: number) {
  return z
    .string()
    .trim()
    .optional()
    .transform((text) => text || null)
    .refine(
      (text) => text === null || (/^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max),
      `${label}请填 ${min} 到 ${max} 之间的整数。`,
    )
    .transform((text) => (text === null ? null : Number(text)));
}

/** A telephone number that may be left out: digits, with +, -, spaces, brackets or an extension. */
export function optionalPhone(label: string) {
  return optionalText(label, 30).refine(
    (text) => text === null || /^[+\d][\d\s()（）转-]{4,29}$/.test(text),
    `${label}只能有数字、空格和 + - ( ) 转。`,
  );
}

/** A tick box: ticked is true. */
export const tick = z
  .string()
  .optional()
  .transform((value) => value === "on" || value === "true");

/** One of a closed set of values. */
export function choice<const T extends readonly [string, ...string[]]>(label: string, values: T) {
  return z.enum(values, { error: `请选择${label}。` });
}

/** The record a form is about, and the version it showed. */
export const recordRef = { id: requiredId("记录"), version: requiredId("版本") };

/** A record and the version that was shown, for what is done to it as a whole. */
export const recordRefInput = z.object(recordRef);

/** The same with a reason: a record is archived or withdrawn from the public site. */
export const recordReasonInput = z.object({ ...recordRef, reason: requiredText("原因", 300) });
