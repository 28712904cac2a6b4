import type { Submission } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { ACTION_FIELDS } from "@/server/next-facts.mjs";
import { type FormFields, patternOf } from "./form-fields";
import { storableText } from "./storable-text";

/**
 * The bounds of what a form may send. The parser would make a list as long as the largest number in a name says, and an
 * object as deep as a name has dots, before any schema is asked. A value may come more often than a name: 500 lecturers are
 * picked under one.
 */
const MOST = { names: 300, values: 1500, nameLength: 100, index: 200, depth: 4 };

const INTENT = "__intent__";
const NAME = /^[a-z]\w*(?:\.[a-z]\w*|\[\d{1,3}\])*$/i;
/** Passwords, one-time codes and the like. */
const SECRET = /password|secret|code/i;

const row = z.number().int().min(0).max(MOST.index);
const name = z.string().max(MOST.nameLength);
/** What the buttons of repeated fields ask for (components/ui/repeated-fields.tsx); conform knows more. */
const rowIntent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("insert"), payload: z.object({ name }) }),
  z.object({ type: z.literal("remove"), payload: z.object({ name, index: row }) }),
  z.object({ type: z.literal("reorder"), payload: z.object({ name, from: row, to: row }) }),
]);

/** What a form brought, as far as it was asked for. */
export type TypedForm = {
  fields: FormData;
  /** Whether it could have come from a form of this site. */
  isPlausible: boolean;
};

/**
 * Takes out of a form what the schema asks for and a form of this site can have sent, before anything parses it: never a
 * name out of bounds, a file, the parser's own state, or an intent other than to add, remove or move a row.
 */
export function readForm(sent: unknown, asked: FormFields): TypedForm {
  const fields = new FormData();
  if (!(sent instanceof FormData)) return { fields, isPlausible: false };
  const names = new Set<string>();
  let values = 0;
  let isPlausible = true;
  for (const [name, value] of sent) {
    names.add(name);
    values += 1;
    if (names.size > MOST.names || values > MOST.values) return { fields, isPlausible: false };
    if (!isInBounds(name)) isPlausible = false;
    else if (typeof value !== "string" || !asked.values.has(patternOf(name))) continue;
    else fields.append(name, storableText(value));
  }
  const intent = sent.get(INTENT);
  if (intent === null || !isPlausible) return { fields, isPlausible };
  const read = rowIntentIn(intent, fields, asked);
  if (read) fields.set(INTENT, read);
  return { fields, isPlausible: read !== null };
}

/** What was typed, judged by the schema. */
export function judge<Schema extends z.ZodType>(
  { fields }: TypedForm,
  schema: Schema,
): Submission<z.input<Schema>, string[], z.output<Schema>> {
  return parseWithZod(fields, { schema });
}

/** Hands a form back as it was typed, with a sentence above it and nothing judged. */
export function handBack({ fields }: TypedForm, sentence: string) {
  const submission = parseWithZod(fields, { schema: z.any() });
  return submission.reply({ formErrors: [sentence], hideFields: secretFields({ fields }) });
}

/** Secrets are never sent back to the form. */
export function secretFields({ fields }: Pick<TypedForm, "fields">): string[] {
  return [...new Set(fields.keys())].filter(isSecret);
}

/** Whether a field is one of those, by its name. */
export function isSecret(name: string): boolean {
  return SECRET.test(name);
}

/** The framework's own fields and the parser's are named otherwise; they are left out, not judged. */
function isInBounds(name: string): boolean {
  if (name.startsWith(ACTION_FIELDS) || name.startsWith("__")) return name.length <= MOST.nameLength;
  if (name.length > MOST.nameLength || !NAME.test(name)) return false;
  const steps = name.match(/\w+/g) ?? [];
  return steps.length <= MOST.depth && steps.every((step) => !/^\d+$/.test(step) || Number(step) <= MOST.index);
}

/** The intent written anew, or null when it is none of ours or its list is not one. */
function rowIntentIn(sent: FormDataEntryValue, fields: FormData, asked: FormFields): string | null {
  if (typeof sent !== "string" || sent.length > 1000) return null;
  const { data, success } = z.string().transform(readJson).pipe(rowIntent).safeParse(sent);
  if (!success) return null;
  const { name } = data.payload;
  return isInBounds(name) && asked.lists.has(patternOf(name)) && !fields.has(name) ? JSON.stringify(data) : null;
}

function readJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom" });
    return z.NEVER;
  }
}
