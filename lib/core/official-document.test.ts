import { describe, expect, it } from "vitest";
import { chineseNumeral, officialDocument } from "@/lib/core/official-document";
import { unzipped } from "@/lib/testing/zip";

const CONTENT = {
  title: "示例镇社区党校2025年度总结",
  dated: "2026-01-05",
  author: "示例镇社区党校",
  signature: { body: "示例镇社区党校", on: "2026-01-05" },
  blocks: [
    { kind: "heading1", text: "师资队伍" },
    { kind: "heading2", text: "现有讲师" },
    { kind: "paragraph", text: "现有讲师 28 人，“专职” 11 人。" },
    { kind: "heading2", text: "新聘" },
    {
      kind: "table",
      title: "讲师名单",
      columns: [
        { header: "姓名", kind: "text" },
        { header: "场次", kind: "integer" },
      ],
      rows: [
        ["<b>示例讲师</b> & 一", 0],
        ["示例讲师二", null],
      ],
    },
    { kind: "heading1", text: "教学点" },
    { kind: "heading2", text: "现有教学点" },
    { kind: "note", text: "含示例数据\u0000。" },
  ],
} satisfies Parameters<typeof officialDocument>[0];

describe("an official document", () => {
  it("has the paper, margins and line grid of GB/T 9704-2012", async () => {
    const { "word/document.xml": xml } = await unzipped(await officialDocument(CONTENT));
    expect(attributes(xml, "w:pgSz")).toMatchObject({ "w:w": "11906", "w:h": "16838" });
    expect(attributes(xml, "w:pgMar")).toMatchObject({
      "w:top": "2098",
      "w:bottom": "1984",
      "w:left": "1588",
      "w:right": "1474",
    });
    expect(attributes(xml, "w:docGrid")).toMatchObject({ "w:type": "lines", "w:linePitch": "579" });
  });

  it("sets body, title and headings in their fonts and sizes, 22 lines of 28 characters", async () => {
    const { "word/styles.xml": xml } = await unzipped(await officialDocument(CONTENT));
    const defaults = between(xml, "<w:docDefaults>", "</w:docDefaults>");
    expect(attributes(defaults, "w:rFonts")).toMatchObject({
      "w:ascii": "Times New Roman",
      "w:hAnsi": "Times New Roman",
      "w:eastAsia": "仿宋_GB2312",
    });
    expect(attributes(defaults, "w:sz")).toEqual({ "w:val": "32" });
    expect(attributes(defaults, "w:spacing", "w:rPr")).toMatchObject({ "w:val": "-5" });
    expect(attributes(defaults, "w:spacing", "w:pPr")).toMatchObject({ "w:line": "579", "w:lineRule": "exact" });
    const styles = { Title: ["方正小标宋简体", "44"], Heading1: ["黑体", "32"], Heading2: ["楷体_GB2312", "32"] };
    for (const [id, [font, size]] of Object.entries(styles)) {
      const style = between(xml, `w:styleId="${id}"`, "</w:style>");
      expect(attributes(style, "w:rFonts")).toMatchObject({ "w:eastAsia": font, "w:ascii": "Times New Roman" });
      expect(attributes(style, "w:sz")).toEqual({ "w:val": size });
    }
    expect(between(xml, 'w:styleId="Title"', "</w:style>")).toContain('<w:jc w:val="center"/>');
  });

  it("begins a paragraph two characters in", async () => {
    const { "word/document.xml": xml } = await unzipped(await officialDocument(CONTENT));
    const paragraph = xml!.split("<w:p>").find((part) => part.includes("现有讲师 28 人"));
    expect(attributes(paragraph!, "w:ind")).toEqual({ "w:firstLine": "630", "w:firstLineChars": "200" });
  });

  it("numbers headings, the second level anew in each chapter", async () => {
    const text = textOf((await unzipped(await officialDocument(CONTENT)))["word/document.xml"]);
    for (const heading of ["一、师资队伍", "（一）现有讲师", "（二）新聘", "二、教学点", "（一）现有教学点"]) {
      expect(text).toContain(heading);
    }
    expect([1, 9, 10, 11, 20, 21, 99].map(chineseNumeral)).toEqual([
      "一",
      "九",
      "十",
      "十一",
      "二十",
      "二十一",
      "九十九",
    ]);
  });

  it("puts — 1 — at the right of odd pages and at the left of even ones, in 14 pt Song", async () => {
    const files = await unzipped(await officialDocument(CONTENT));
    expect(files["word/settings.xml"]).toContain("<w:evenAndOddHeaders");
    const references = [...files["word/document.xml"]!.matchAll(/<w:footerReference w:type="(\w+)" r:id="(\w+)"\/>/g)];
    const sides = Object.fromEntries(
      references.map(([, type, id]) => {
        const target = new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`).exec(files["word/_rels/document.xml.rels"]!);
        const footer = files[`word/${/Target="(.+?)"/.exec(target![0])![1]}`]!;
        expect(attributes(footer, "w:rFonts")).toMatchObject({ "w:ascii": "宋体", "w:eastAsia": "宋体" });
        expect(attributes(footer, "w:sz")).toEqual({ "w:val": "28" });
        expect(textOf(footer)).toBe("— PAGE —");
        return [type, { at: attributes(footer, "w:jc")["w:val"], indent: attributes(footer, "w:ind") }];
      }),
    );
    expect(sides).toEqual({
      default: { at: "right", indent: { "w:right": "280" } },
      even: { at: "left", indent: { "w:left": "280" } },
    });
  });

  it("repeats a table's head, tears no row, and tells unknown from zero", async () => {
    const { "word/document.xml": xml } = await unzipped(await officialDocument(CONTENT));
    const rows = between(xml, "<w:tbl>", "</w:tbl>").split("<w:tr>").slice(1);
    expect(rows.map((row) => row.includes("<w:tblHeader/>"))).toEqual([true, false, false]);
    expect(rows.every((row) => row.includes("<w:cantSplit/>"))).toBe(true);
    expect(rows.map((row) => row.split("</w:tc>").slice(0, -1).map(textOf))).toEqual([
      ["姓名", "场次"],
      ["&lt;b&gt;示例讲师&lt;/b&gt; &amp; 一", "0"],
      ["示例讲师二", "—"],
    ]);
  });

  it("dates the signature in Arabic numerals without leading zeros", async () => {
    expect(textOf((await unzipped(await officialDocument(CONTENT)))["word/document.xml"])).toMatch(
      /示例镇社区党校2026年1月5日$/,
    );
  });

  it("is the same file whenever it is made, and bears the day it is given", async () => {
    const [first, second] = [await officialDocument(CONTENT), await officialDocument(CONTENT)];
    expect(Buffer.compare(first, second)).toBe(0);
    const { "docProps/core.xml": xml } = await unzipped(first);
    expect(xml).toContain("2026-01-05T00:00:00+08:00");
    // 2026-01-05 as the zip format writes it; no entry bears the clock of the machine.
    expect(new DataView(first.buffer).getUint32(10, true)).toBe((((2026 - 1980) << 9) | (1 << 5) | 5) * 0x10000);
  });
});

function between(xml: string | undefined, from: string, to: string): string {
  const start = xml!.indexOf(from);
  return xml!.slice(start, xml!.indexOf(to, start));
}

/** Of the first such element, within the first `parent` when one is named. */
function attributes(xml: string | undefined, element: string, parent?: string): Record<string, string> {
  const scope = parent ? between(xml, `<${parent}>`, `</${parent}>`) : xml!;
  const found = new RegExp(`<${element}((?: [\\w:]+="[^"]*")*)/?>`).exec(scope);
  return Object.fromEntries(
    [...(found?.[1] ?? "").matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
}

function textOf(xml: string | undefined): string {
  return [...xml!.matchAll(/<w:(?:t|instrText)(?: [^>]*)?>(.*?)</g)].map(([, text]) => text).join("");
}
