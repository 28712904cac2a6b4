import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { unzipped } from "@/lib/testing/zip";
import { summaryExcel, summaryWord } from "./documents";
import type { YearlySummaryDocument } from "./summary-document";

const SUMMARY: YearlySummaryDocument = {
  schoolName: "示例镇社区党校",
  year: 2025,
  asOf: "2025-12-31",
  preparedOn: "2026-01-05",
  sampleNotice: "本表含示例数据，不得上报。",
  chapters: [
    {
      key: "lecturers",
      title: "师资队伍",
      figures: [
        figure("现有讲师", 28, "人"),
        figure("其中：专职", 11, "人"),
        figure("辞聘", 0, "人次"),
        figure("学时", null, "学时"),
        figure("人均学时", 12.5, "学时"),
      ],
      tables: [
        {
          title: "讲师名单",
          columns: [
            { header: "姓名", kind: "text" },
            { header: "聘期起", kind: "date" },
            { header: "场次", kind: "integer" },
          ],
          rows: [
            ["示例讲师一", "2025-02-20", 0],
            ["示例讲师二", "2025-02-20", null],
          ],
        },
      ],
    },
    { key: "teaching-points", title: "现场教学点", figures: [figure("现有教学点", 15, "个")], tables: [] },
    { key: "reports", title: "调研报告", figures: [], tables: [] },
  ],
};

describe("the yearly summary", () => {
  it("says the same in Word and in Excel, figure by figure, with unit and rule", async () => {
    const expected = SUMMARY.chapters.flatMap(({ figures }) =>
      figures.map(({ label, value, unit, countingRule }) => [label, value ?? "—", unit, countingRule].map(String)),
    );
    expect(await figuresInWord()).toEqual(expected);
    expect(await figuresInExcel()).toEqual(expected);
  });

  it("carries the same tables in both", async () => {
    const expected = [
      ["姓名", "聘期起", "场次"],
      ["示例讲师一", "2025-02-20", "0"],
      ["示例讲师二", "2025-02-20", "—"],
    ];
    expect((await tablesInWord()).find(([head]) => head?.[0] === "姓名")).toEqual(expected);
    const { sheets } = await readXlsx(await summaryExcel(SUMMARY));
    expect(sheets.map(({ name }) => name)).toEqual(["全部指标", "讲师名单"]);
    expect(sheets[1]!.rows.slice(1, 4).map((row) => row.map(plain))).toEqual(expected);
  });

  it("names school and year, numbers the chapters and warns of sample records, in both", async () => {
    const word = textOf((await unzipped(await summaryWord(SUMMARY)))["word/document.xml"]!);
    const [all] = (await readXlsx(await summaryExcel(SUMMARY))).sheets;
    const excel = all!.rows.flat().join("\n");
    for (const text of [
      "示例镇社区党校2025年度总结",
      "一、师资队伍",
      "二、现场教学点",
      "本表含示例数据，不得上报。",
      "数据截至2025年12月31日",
    ]) {
      expect(word).toContain(text);
      expect(excel).toContain(text);
    }
    expect(word).toContain("三、调研报告");
  });

  it("does not claim records of days that are still to come, in both", async () => {
    const running = { ...SUMMARY, preparedOn: "2025-11-23" };
    const sentence = "数据截至2025年11月23日，现有数按当时的记录推算到2025年12月31日";
    expect(textOf((await unzipped(await summaryWord(running)))["word/document.xml"]!)).toContain(sentence);
    expect((await readXlsx(await summaryExcel(running))).sheets[0]!.rows.flat().join("\n")).toContain(sentence);
  });

  it("is the same file whenever it is exported", async () => {
    expect(Buffer.compare(await summaryWord(SUMMARY), await summaryWord(SUMMARY))).toBe(0);
    expect(Buffer.compare(await summaryExcel(SUMMARY), await summaryExcel(SUMMARY))).toBe(0);
  });
});

function figure(label: string, value: number | null, unit: string) {
  return { key: label, label, value, unit, countingRule: `${label}：按年度内实际发生日统计` };
}

async function figuresInWord(): Promise<string[][]> {
  return (await tablesInWord()).filter(([head]) => head?.[3] === "口径").flatMap((rows) => rows.slice(1));
}

async function tablesInWord(): Promise<string[][][]> {
  const xml = (await unzipped(await summaryWord(SUMMARY)))["word/document.xml"]!;
  const inside = (element: string, part: string) =>
    part
      .split(`<${element}>`)
      .slice(1)
      .map((rest) => rest.split(`</${element}>`)[0]!);
  return inside("w:tbl", xml).map((table) => inside("w:tr", table).map((row) => inside("w:tc", row).map(textOf)));
}

async function figuresInExcel(): Promise<string[][]> {
  const { sheets } = await readXlsx(await summaryExcel(SUMMARY));
  return sheets[0]!.rows
    .slice(2)
    .filter((row) => row[1] != null && row[1] !== "")
    .map((row) => row.slice(1, 5).map(plain));
}

function plain(value: unknown): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>(.*?)</g)].map(([, text]) => text).join("");
}
