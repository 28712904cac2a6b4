import { z } from "zod";
import { choice, optionalText, recordRef, requiredText } from "@/lib/core/fields";

const modeFields = { name: requiredText("名称", 40), description: optionalText("说明", 500) };

/** A new way of teaching (教学模式). The list is the school's own: nothing stands in it by itself. */
export const modeInput = z.object(modeFields);
/** What a way of teaching is changed to. */
export const modeChangeInput = z.object({ ...recordRef, ...modeFields });
/** One place up or down. */
export const modeMoveInput = z.object({ ...recordRef, direction: choice("方向", ["UP", "DOWN"]) });
export type ModeInput = z.output<typeof modeInput>;
export type ModeChangeInput = z.output<typeof modeChangeInput>;
export type ModeMoveInput = z.output<typeof modeMoveInput>;
