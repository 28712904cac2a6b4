import type { PdfObject } from "./pdf-objects";
import { PAGES, type PdfPart, ROOTS } from "./pdf-part";
import { listIn, numberIn, reference, withEntry, withList } from "./pdf-text";

/** What was joined so far: gives the objects to write, each with its number. */
export class JoinedPdf {
  static readonly START = { next: PAGES + 1, keys: 0 };

  /** The number of the next object, and the key of the next page in the structure. */
  next = JoinedPdf.START.next;
  keys = JoinedPdf.START.keys;
  #first: PdfPart["roots"];
  #trailer: string;
  #kids: string[] = [];
  #pages = 0;
  #headings = { first: 0, count: 0 };
  /** Written when it is known which follows. */
  #lastHeading: [number, PdfObject] | null = null;
  #parents: string[] = [];
  #elements: string[] = [];

  constructor({ roots }: PdfPart, trailer: string) {
    this.#first = roots;
    this.#trailer = trailer;
  }

  *add({ roots: { outlines, structure, document }, others, pages }: PdfPart): Generator<[number, PdfObject]> {
    const [first, last] = [reference(outlines.text, "First"), reference(outlines.text, "Last")];
    const before = this.#lastHeading;
    if (before) yield [before[0], withEntry(before[1], `/Next ${first} 0 R`)];
    for (const [number, object] of others) {
      let joined = object;
      if (number === pages) joined = withEntry(object, `/Parent ${PAGES} 0 R`);
      if (number === first && before) joined = withEntry(object, `/Prev ${before[0]} 0 R`);
      if (number === last) this.#lastHeading = [number, joined];
      else yield [number, joined];
      if (number === pages) this.#pages += numberIn(object.text, "Count");
    }
    this.#kids.push(`${pages} 0 R`);
    this.#headings = {
      first: this.#headings.first || first,
      count: this.#headings.count + numberIn(outlines.text, "Count"),
    };
    this.#elements.push(listIn(document.text, "K"));
    for (const [, key, parent] of listIn(structure.text, "Nums").matchAll(/(\d+) (\d+ 0 R)/g))
      this.#parents.push(`${Number(key) + this.keys} ${parent}`);
    this.keys += numberIn(structure.text, "ParentTreeNextKey");
    this.next += others.length;
  }

  /** All that there is once, when everything was added. `identity` tells this file from others. */
  *roots(identity: string): Generator<[number, PdfObject]> {
    const { catalog, info, metadata, structure, document } = this.#first;
    const { first, count } = this.#headings;
    const last = this.#lastHeading!;
    const parents = withList(structure.text, "Nums", this.#parents.join(" "));
    yield last;
    yield [ROOTS.catalog, { text: catalog.text.replace(/(\/Pages )\d+/, `$1${PAGES}`) }];
    yield [ROOTS.info, info];
    yield [ROOTS.metadata, this.#described(metadata, identity)];
    yield [ROOTS.outlines, { text: `<< /Type /Outlines /First ${first} 0 R /Last ${last[0]} 0 R /Count ${count} >>` }];
    yield [ROOTS.structure, { text: parents.replace(/(\/ParentTreeNextKey )\d+/, `$1${this.keys}`) }];
    yield [ROOTS.document, { text: withList(document.text, "K", this.#elements.join(" ")) }];
    yield [PAGES, { text: `<< /Type /Pages /Count ${this.#pages} /Kids [${this.#kids.join(" ")}] >>` }];
  }

  trailer(size: number, identity: string): string {
    return this.#trailer
      .replace(/(\/Size )\d+/, `$1${size}`)
      .replace(/(\/Root )\d+/, `$1${ROOTS.catalog}`)
      .replace(/(\/Info )\d+/, `$1${ROOTS.info}`)
      .replace(/\/ID \[.*?\]/s, `/ID [(${identity}) (${identity})]`);
  }

  /** The same about the whole: how many pages it has, and which file it is. */
  #described({ text, stream = new Uint8Array() }: PdfObject, identity: string): PdfObject {
    const description = new TextDecoder()
      .decode(stream)
      .replace(/(<xmpTPg:NPages>)\d+/, `$1${this.#pages}`)
      .replace(/(<xmpMM:(?:Instance|Document)ID>)[^<]*/g, `$1${identity}`);
    const bytes = new TextEncoder().encode(description);
    return { text: text.replace(/(\/Length )\d+/, `$1${bytes.length}`), stream: bytes };
  }
}
