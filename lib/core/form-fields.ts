import type { z } from "zod";

/** The names of the fields that a schema asks for; `[]` stands where a row has its number. */
export type FormFields = { values: ReadonlySet<string>; lists: ReadonlySet<string> };

/** Reads them from the schema of an action, once. A record or a file is not something a form of this site has. */
export function fieldsOf(schema: z.core.$ZodType): FormFields {
  const values = new Set<string>();
  const lists = new Set<string>();
  walk(typed(schema), "", { values, lists });
  return { values, lists };
}

/** A name as sent, with `[]` for the numbers of rows. */
export function patternOf(name: string): string {
  return name.replace(/\[\d+\]/g, "[]");
}

type Found = { values: Set<string>; lists: Set<string> };

function walk(schema: z.core.$ZodTypes, name: string, found: Found): void {
  const { def } = schema._zod;
  if (def.type === "object") {
    for (const [key, value] of Object.entries(def.shape)) walk(typed(value), name ? `${name}.${key}` : key, found);
  } else if (def.type === "array") {
    // Sent as `a` once a value, as `a[0]` and so on, or as `a[0].b`.
    found.lists.add(name);
    walk(typed(def.element), `${name}[]`, found);
    if (found.values.has(`${name}[]`)) found.values.add(name);
  } else if (PLAIN.has(def.type)) {
    found.values.add(name);
  } else {
    for (const inner of wrappedIn(schema)) walk(typed(inner), name, found);
  }
}

const PLAIN = new Set<string>(["string", "number", "boolean", "enum", "literal"]);

function wrappedIn({ _zod: { def } }: z.core.$ZodTypes): readonly z.core.$ZodType[] {
  if (def.type === "union") return def.options;
  if (def.type === "pipe") return [typed(def.in)._zod.def.type === "transform" ? def.out : def.in];
  if ("innerType" in def) return [def.innerType];
  throw new Error(`A form cannot be read into ${def.type}.`);
}

/** The general type does not tell its kind. */
function typed(schema: z.core.$ZodType): z.core.$ZodTypes {
  return schema as z.core.$ZodTypes;
}
