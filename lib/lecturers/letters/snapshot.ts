import { z } from "zod";
import { isDay } from "@/lib/core/dates";

const day = z.string().refine(isDay, "请填写有效的日期");

/** What was printed on a letter of appointment, word for word. Stored when the letter is issued, never changed later. */
export const letterSnapshot = z.object({
  /** Which template prints it: letter-v1.typ. */
  templateVersion: z.literal(1),
  schoolName: z.string().min(1).max(60),
  /** The lecturer, or the team. */
  recipientName: z.string().min(1).max(100),
  recipientKind: z.enum(["LECTURER", "TEAM"]),
  /** 专职讲师, 特约讲师, 特聘讲师, 兼职讲师; for a team 特聘讲师团. */
  categoryLabel: z.string().min(1).max(40),
  termStart: day,
  /** null: open. */
  termEnd: day.nullable(),
  /** 佘社党校聘〔2025〕001号 */
  letterNo: z.string().min(1).max(100),
  issuingBody: z.string().min(1).max(60),
  issuedOn: day,
  /** The number of the letter this one replaces; then 补发 is printed. */
  reissueOf: z.string().min(1).max(100).nullable(),
  /** As typed by hand: 7K3M-9QXP-2DHT. */
  verificationCode: z.string().min(1).max(24),
  verificationUrl: z.url().max(300),
  ceremonyTitle: z.string().min(1).max(200).nullable(),
  /** The wording, already filled in. */
  body: z.string().min(1).max(800),
});

export type LetterSnapshot = z.infer<typeof letterSnapshot>;
