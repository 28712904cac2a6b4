import type { PdfObject, PdfObjects } from "./pdf-objects";
import { namesIn, reference, unlike } from "./pdf-text";

/** The objects of which a file has one, with their numbers in a joined file. The pages of the parts hang on one more. */
export const ROOTS = { catalog: 1, info: 2, metadata: 3, outlines: 4, structure: 5, document: 6 };
export const PAGES = 7;
type Root = keyof typeof ROOTS;

/** A PDF with the numbers that its objects have in a joined file: the roots, all others, and which of those lists its pages. */
export type PdfPart = { roots: Record<Root, PdfObject>; others: [number, PdfObject][]; pages: number };

/** What is carried on in a joined file; another name would be lost in silence. */
const KNOWN: [Root, RegExp][] = [
  ["catalog", /^(Type|Pages|Metadata|Lang|StructTreeRoot|MarkInfo|ViewerPreferences|Outlines)$/],
  ["structure", /^(Type|RoleMap|K|ParentTree|ParentTreeNextKey)$/],
];

/** Its other objects are numbered from `next` on, its pages' keys in the structure from `keys` on. */
export function partOf({ objects, trailer }: PdfObjects, { next, keys }: { next: number; keys: number }): PdfPart {
  const own = rootsOf({ objects, trailer });
  for (const [root, known] of KNOWN) {
    const name = namesIn(objects.get(own[root])!.text).find((one) => !known.test(one));
    if (name) throw unlike(`${name} in its ${root}`);
  }
  const numbers = new Map((Object.keys(ROOTS) as Root[]).map((root) => [own[root], ROOTS[root]]));
  const rest = [...objects.keys()].filter((number) => !numbers.has(number));
  for (const [index, number] of rest.entries()) numbers.set(number, next + index);
  const moved = (number: number) => {
    const { text, stream } = objects.get(number)!;
    return { text: renumbered(text, numbers, keys), stream };
  };
  return {
    roots: Object.fromEntries(Object.entries(own).map(([root, number]) => [root, moved(number)])) as PdfPart["roots"],
    others: rest.map((number) => [numbers.get(number)!, moved(number)]),
    pages: numbers.get(reference(objects.get(own.catalog)!.text, "Pages"))!,
  };
}

function rootsOf({ objects, trailer }: Pick<PdfObjects, "objects" | "trailer">): Record<Root, number> {
  const catalog = reference(trailer, "Root");
  const named = (number: number, name: string) => reference(objects.get(number)?.text ?? "", name);
  const structure = named(catalog, "StructTreeRoot");
  return {
    catalog,
    structure,
    info: reference(trailer, "Info"),
    metadata: named(catalog, "Metadata"),
    outlines: named(catalog, "Outlines"),
    document: named(structure, "K"),
  };
}

/** Strings are passed over: what people wrote there may look like a reference. */
function renumbered(text: string, numbers: ReadonlyMap<number, number>, keys: number): string {
  let depth = 0;
  return text.replace(/\\.|[()]|(\/StructParents? )(\d+)|\b(\d+) 0 R\b/gs, (found, name, key, number) => {
    if (found === "(") depth += 1;
    else if (found === ")") depth -= 1;
    else if (depth === 0 && name) return `${name}${Number(key) + keys}`;
    else if (depth === 0 && number) return `${numberIn(numbers, Number(number))} 0 R`;
    return found;
  });
}

function numberIn(numbers: ReadonlyMap<number, number>, number: number): number {
  const found = numbers.get(number);
  if (found === undefined) throw unlike(`a reference to object ${number}`);
  return found;
}
