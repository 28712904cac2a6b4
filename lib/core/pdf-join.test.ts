import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { afterAll, describe, expect, it } from "vitest";
import { joinPdfs } from "@/lib/core/pdf-join";
import { objectsOf } from "@/lib/core/pdf-objects";
import { namesIn } from "@/lib/core/pdf-text";
import { compilePdf, stopTypst } from "@/lib/core/typst";
import { LETTER_TEMPLATE, someLetters } from "@/lib/testing/letters";

const readsPdf = spawnSync("pdftotext", ["-v"]).error === undefined;

afterAll(stopTypst);

describe("joining PDFs", () => {
  const names = ["甲", "乙", "A (3 0 R", "/StructParents 1", "戊"];

  it.runIf(readsPdf)("holds the pages of all parts in order, as one file made at once does", async () => {
    const [joined, atOnce] = [await join([2, 2, 1]), await letters(names)];
    expect(run("pdftotext", ["-", "-"], joined)).toBe(run("pdftotext", ["-", "-"], atOnce));
    expect(run("pdfinfo", ["-"], joined)).toMatch(/Tagged: +yes[\s\S]*Pages: +5/);
    for (const page of ["1", "3", "5"]) {
      const drawn = ["-f", page, "-l", page, "-r", "30", "-png", "-"];
      expect(sha256(picture(drawn, joined))).toBe(sha256(picture(drawn, atOnce)));
    }
  });

  it("says in its outline what one file made at once says", async () => {
    expect(outlineOf(await join([1, 3, 1]))).toEqual(outlineOf(await letters(names)));
  });

  it("leads a screen reader from every page to what stands on that page", async () => {
    const { objects } = objectsOf(await join([2, 1, 2]));
    const structure = [...objects.values()].find(({ text }) => text.includes("/Type /StructTreeRoot"))!.text;
    const parents = new Map(
      [.../\/Nums \[(.*)\]/.exec(structure)![1]!.matchAll(/(\d+) (\d+) 0 R/g)].map(([, key, n]) => [key, Number(n)]),
    );
    const pages = [...objects].filter(([, { text }]) => /\/Type \/Page\n/.test(text));
    expect(pages.length).toBe(5);
    for (const [number, { text }] of pages) {
      const elements = objects.get(parents.get(/\/StructParents (\d+)/.exec(text)![1]!)!)!.text;
      const heading = [...elements.matchAll(/(\d+) 0 R/g)]
        .map(([, element]) => objects.get(Number(element))!.text)
        .find((element) => element.includes("/S /H1"));
      expect(heading).toContain(`/Pg ${number} 0 R`);
    }
  });

  it("refers to nothing that is not there, and tells its number of pages", async () => {
    const pdf = await join([3, 2]);
    const { objects, trailer } = objectsOf(pdf);
    for (const { text } of objects.values())
      for (const [, number] of text.replace(/\([^)]*\)/g, "").matchAll(/\b(\d+) 0 R\b/g))
        expect(objects.has(Number(number))).toBe(true);
    expect(namesIn(trailer)).toEqual(["Size", "Root", "Info", "ID"]);
    expect(pdf.toString("latin1")).toContain("<xmpTPg:NPages>5<");
  });

  it("gives the same bytes for the same parts, and tells files apart that begin alike", async () => {
    expect(sha256(await join([2, 3]))).toBe(sha256(await join([2, 3])));
    const identity = (pdf: Buffer) => /\/ID \[\((.*?)\)/.exec(pdf.toString("latin1"))![1];
    expect(identity(await join([2, 1]))).not.toBe(identity(await join([2, 2])));
  });

  it("refuses what it does not know how to join", async () => {
    const strange = Buffer.from(await letters(["甲"]));
    strange.write("/Named", strange.indexOf("/Marked"), "latin1");
    strange.write("/XangInfo", strange.indexOf("/MarkInfo"), "latin1");
    await expect(buffer(joinPdfs(parts([Uint8Array.from(strange)])))).rejects.toThrow("XangInfo");
    await expect(buffer(joinPdfs(parts([new TextEncoder().encode("%PDF-1.7 of another maker")])))).rejects.toThrow();
    await expect(buffer(joinPdfs(parts([])))).rejects.toThrow(RangeError);
  });

  /** The five letters in parts of these sizes. */
  async function join(sizes: number[]): Promise<Buffer<ArrayBuffer>> {
    const left = [...names];
    const made = [];
    for (const size of sizes) made.push(await letters(left.splice(0, size)));
    return Buffer.from(await buffer(joinPdfs(parts(made))));
  }
});

async function* parts(made: Uint8Array<ArrayBuffer>[]) {
  yield* made;
}

function letters(names: string[]) {
  return compilePdf({ template: LETTER_TEMPLATE, inputs: someLetters(names) });
}

/** The headings from the first to the last and back, with how many there are said to be. */
function outlineOf(pdf: Uint8Array<ArrayBuffer>) {
  const { objects } = objectsOf(pdf);
  const root = [...objects.values()].find(({ text }) => text.includes("/Type /Outlines"))!.text;
  const along = (from: string, on: string) => {
    const titles = [];
    let next = new RegExp(`/${from} (\\d+) 0 R`).exec(root)?.[1];
    while (next) {
      const { text } = objects.get(Number(next))!;
      titles.push(/\/Title (.*)/.exec(text)![1]);
      next = new RegExp(`^ {2}/${on} (\\d+) 0 R`, "m").exec(text)?.[1];
    }
    return titles;
  };
  return { forth: along("First", "Next"), back: along("Last", "Prev"), count: /\/Count (\d+)/.exec(root)![1] };
}

function run(program: string, args: string[], pdf: Uint8Array): string {
  return execFileSync(program, args, { input: pdf, stdio: ["pipe", "pipe", "ignore"] }).toString();
}

function picture(args: string[], pdf: Uint8Array): Uint8Array {
  return execFileSync("pdftoppm", args, { input: pdf, stdio: ["pipe", "pipe", "ignore"] });
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
