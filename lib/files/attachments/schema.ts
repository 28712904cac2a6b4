import { z } from "zod";
import { choice, optionalText, recordRef, requiredId } from "@/lib/core/fields";

/** The records that photographs, videos and documents hang on; the words are those of the audit log. */
export const OWNER_TYPES = ["teaching-point", "route", "course", "ceremony", "lecturer"] as const;

export type OwnerType = (typeof OWNER_TYPES)[number];

/** The record an attachment hangs on. */
export type Owner = { type: OwnerType; id: number };

/** What a photograph shows, in so many characters; and what is said in a video. */
export const LONGEST_ALT_TEXT = 300;
export const LONGEST_TRANSCRIPT = 5000;
export const LONGEST_CAPTION = 200;

/** The staff page to come back to: never an address elsewhere. */
const back = z
  .string()
  .regex(/^\/admin\/[\w\-/.]*(\?[\w\-=&%.]*)?$/)
  .max(500)
  .catch("/admin");

/** What is asked of an upload beside its files. */
export const uploadInput = z
  .object({ ownerType: z.enum(OWNER_TYPES), ownerId: requiredId("记录"), back })
  .transform(({ ownerType, ownerId, back }) => ({ owner: { type: ownerType, id: ownerId } satisfies Owner, back }));

/** One attachment, the version that was shown, and the page it was shown on. */
export const attachmentRef = z.object({ ...recordRef, back });

/** What is written about an attachment; which of the two lengths holds depends on what it is. */
export const descriptionInput = z.object({
  ...recordRef,
  back,
  altText: optionalText("文字说明", LONGEST_TRANSCRIPT),
  caption: optionalText("图注", LONGEST_CAPTION),
});

/** One place up or down among its own kind. */
export const attachmentMove = z.object({ ...recordRef, back, direction: choice("方向", ["UP", "DOWN"]) });

export type AttachmentRef = Omit<z.output<typeof attachmentRef>, "back">;
export type DescriptionInput = Omit<z.output<typeof descriptionInput>, "back">;
export type AttachmentMove = Omit<z.output<typeof attachmentMove>, "back">;
