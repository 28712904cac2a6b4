import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { workbook } from "@/lib/core/workbook";
import { unzipped } from "@/lib/testing/zip";

const INJECTION = "=cmd|' /C calc'!A0";
const CONTENT = {
  dated: "2026-01-05",
  sheets: [
    {
      name: "讲师名单",
      title: "2025年度讲师名单",
      columns: [
        { header: "姓名", width: 16, kind: "text" },
        { header: "场次", width: 8, kind: "integer" },
        { header: "学时", width: 8, kind: "decimal" },
        { header: "聘期起", width: 12, kind: "date" },
      ],
      rows: [
        [INJECTION, 0, 12.5, "2025-02-20"],
        ["00123", null, null, null],
        ["+1\u0000-@", 28, 3, "待定"],
      ],
      notes: ["“—”表示没有记录。"],
    },
  ],
} satisfies Parameters<typeof workbook>[0];

describe("a workbook", () => {
  it("gives back what was put in: texts as texts, numbers as numbers, days as days", async () => {
    const { sheets } = await readXlsx(await workbook(CONTENT));
    expect(sheets.map(({ name }) => name)).toEqual(["讲师名单"]);
    expect(sheets[0]!.rows.map((row) => row.filter((value) => value !== null))).toEqual([
      ["2025年度讲师名单"],
      ["姓名", "场次", "学时", "聘期起"],
      [INJECTION, 0, 12.5, new Date("2025-02-20T00:00:00Z")],
      ["00123", "—", "—", "—"],
      ["+1 -@", 28, 3, "待定"],
      ["“—”表示没有记录。"],
    ]);
  });

  it("never writes a formula", async () => {
    const { "xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": strings } = await unzipped(
      await workbook(CONTENT),
    );
    expect(sheet).not.toContain("<f");
    expect(strings).toContain("=cmd|");
  });

  it("repeats and freezes the head, and fits the width of A4", async () => {
    const files = await unzipped(await workbook(CONTENT));
    const sheet = files["xl/worksheets/sheet1.xml"];
    expect(sheet).toMatch(/<pane [^>]*ySplit="2"[^>]*state="frozen"/);
    expect(sheet).toMatch(/<pageSetup [^>]*paperSize="9"/);
    expect(sheet).toMatch(/<pageSetup [^>]*fitToHeight="0"/);
    expect(files["xl/workbook.xml"]).toContain("$2:$2");
    expect(sheet).toMatch(/<col min="1" max="1" width="16/);
  });

  it("takes any sheet name, and tells equal ones apart", async () => {
    const sheet = CONTENT.sheets[0]!;
    const names = ["a/b:c[d]*?", "名单", "名单", "", "'", "History", "长".repeat(40), "长".repeat(50)];
    const { sheets } = await readXlsx(await workbook({ sheets: names.map((name) => ({ ...sheet, name })) }));
    expect(sheets.map(({ name }) => name)).toEqual([
      "a b c d",
      "名单",
      "名单（2）",
      "表",
      "表（2）",
      "History（2）",
      "长".repeat(31),
      `${"长".repeat(28)}（2）`,
    ]);
  });

  it("refuses a number that is none, and a file without sheets", async () => {
    const columns = CONTENT.sheets[0]!.columns;
    await expect(workbook({ sheets: [{ name: "a", columns, rows: [["", Number.NaN]] }] })).rejects.toThrow(RangeError);
    await expect(workbook({ sheets: [] })).rejects.toThrow(RangeError);
  });

  it("is the same file whenever it is made", async () => {
    expect(Buffer.compare(await workbook(CONTENT), await workbook(CONTENT))).toBe(0);
  });
});
