import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  HeadingLevel,
  type IContext,
  type IParagraphOptions,
  type IRunOptions,
  type IXmlableObject,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { coreProperties, dateEntries, printable } from "@/lib/core/dated-office-file";
import { type Day, formatDay } from "@/lib/core/dates";

export type OfficialColumn = { header: string; kind: "text" | "integer" | "decimal" | "date" };

/** A part of an official document. Headings are numbered by the builder: 一、 and （一）. */
export type Block =
  | { kind: "heading1" | "heading2" | "paragraph" | "note"; text: string }
  | { kind: "table"; title?: string; columns: readonly OfficialColumn[]; rows: readonly (readonly Cell[])[] };
export type Cell = string | number | null;

/**
 * A Word document in the layout of GB/T 9704-2012 without a red head: 22 lines of 28 characters on A4. Fonts are named,
 * not embedded. In tables what is unknown (null) prints as —, a known zero as 0. The same values give the same bytes:
 * `dated` is also the day the file says it was made.
 */
export async function officialDocument(content: {
  title: string;
  blocks: readonly Block[];
  dated: Day;
  /** Who made it, in the file's properties. */
  author?: string;
  /** Body and date at the end. */
  signature?: { body: string; on: Day };
}): Promise<Uint8Array<ArrayBuffer>> {
  const { title, blocks, dated, author = "", signature } = content;
  const document = new Document({
    title,
    creator: author,
    styles: STYLES,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: PAGE,
        // Odd pages (the default) have their number at the right, even pages at the left.
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(printable(title))] }),
          new Paragraph({}),
          ...numbered(blocks).flatMap((block, index) =>
            render(block, Boolean(signature) && index === blocks.length - 1),
          ),
          ...(signature ? signed(signature) : []),
        ],
      },
    ],
  });
  const bytes = await Packer.toBuffer(document, undefined, [
    { path: "docProps/core.xml", data: coreProperties(title, author, dated) },
  ]);
  return dateEntries(new Uint8Array(bytes), dated);
}

/** 一, 十, 二十一: for numbers from 1 to 99. */
export function chineseNumeral(number: number): string {
  const digits = "〇一二三四五六七八九";
  if (number < 10) return digits[number]!;
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digits[tens] : ""}十${ones ? digits[ones] : ""}`;
}

// Lengths are in twips (1/20 pt) and font sizes in half points, as in the file itself.
const LINE = 579;
const CHARACTER = 320;
// With characters 5 twips closer a line takes the 28 characters of the standard, where exact 16 pt would take 27.
const CLOSER = -5;
const TEXT_WIDTH = 8844;
const exactly = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 });
// The hint lets Chinese quotation marks be set in the Chinese font.
const font = (eastAsia: string, latin = "Times New Roman") => ({
  ascii: latin,
  hAnsi: latin,
  cs: latin,
  eastAsia,
  hint: "eastAsia",
});
const FANG_SONG = font("仿宋_GB2312");
const BODY = { font: FANG_SONG, size: 32, characterSpacing: CLOSER } satisfies IRunOptions;
const INDENT = { firstLine: 2 * (CHARACTER + CLOSER), firstLineChars: 200 };
const TABLE_TEXT = { font: FANG_SONG, size: 24, characterSpacing: 0 } satisfies IRunOptions;
const TABLE_LINE = 400;

const PAGE = {
  page: {
    size: { width: 11906, height: 16838 },
    margin: { top: 2098, bottom: 1984, left: 1588, right: 1474, header: 850, footer: 1304 },
  },
  grid: { type: DocumentGridType.LINES, linePitch: LINE },
};

const heading = (eastAsia: string) => ({
  run: { ...BODY, font: font(eastAsia), bold: false, italics: false, color: "000000" },
  paragraph: { spacing: exactly(LINE), indent: INDENT, keepNext: true },
});

const STYLES = {
  default: {
    document: { run: BODY, paragraph: { spacing: exactly(LINE) } },
    title: {
      run: { ...BODY, font: font("方正小标宋简体"), size: 44, characterSpacing: 0, bold: false, color: "000000" },
      paragraph: { alignment: AlignmentType.CENTER, spacing: exactly(LINE) },
    },
    heading1: heading("黑体"),
    heading2: heading("楷体_GB2312"),
  },
};

type Numbered = Block & { number: number };

function numbered(blocks: readonly Block[]): Numbered[] {
  let [first, second] = [0, 0];
  return blocks.map((block) => {
    if (block.kind === "heading1") [first, second] = [first + 1, 0];
    if (block.kind === "heading2") second++;
    return { ...block, number: block.kind === "heading1" ? first : second };
  });
}

/** `keepNext`: on one page with what follows, because a signature never stands on a page without text. */
function render(block: Numbered, keepNext: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading1":
      return [titled(HeadingLevel.HEADING_1, `${chineseNumeral(block.number)}、${block.text}`)];
    case "heading2":
      return [titled(HeadingLevel.HEADING_2, `（${chineseNumeral(block.number)}）${block.text}`)];
    case "paragraph":
      return [text(block.text, BODY, { indent: INDENT, alignment: AlignmentType.BOTH, keepNext })];
    case "note":
      return [text(block.text, { ...BODY, font: font("楷体_GB2312"), size: 28 }, { alignment: AlignmentType.BOTH })];
    case "table":
      return table(block, keepNext);
  }
}

function titled(level: (typeof HeadingLevel)[keyof typeof HeadingLevel], content: string): Paragraph {
  return new Paragraph({ heading: level, children: [new TextRun(printable(content))] });
}

function text(content: string, run: IRunOptions, paragraph: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...paragraph, children: [new TextRun({ ...run, text: printable(content) })] });
}

/** A paragraph between the lines of the page's grid, to which LibreOffice would stretch the lines of a table. */
class OffGrid extends Paragraph {
  override prepForXml(context: IContext): IXmlableObject | undefined {
    const xml = super.prepForXml(context);
    const properties = xml?.["w:p"]?.[0]?.["w:pPr"];
    const place = properties?.findIndex((property: IXmlableObject) => "w:spacing" in property) ?? -1;
    if (place >= 0) properties.splice(place, 0, { "w:snapToGrid": { _attr: { "w:val": "0" } } });
    return xml;
  }
}

/** The head is repeated on every page, and a row is never torn in two. */
function table({ title, columns, rows }: Extract<Block, { kind: "table" }>, keepNext: boolean): (Paragraph | Table)[] {
  const widths = columnWidths(columns, rows);
  const row = (cells: TableCell[], tableHeader: boolean) =>
    new TableRow({ children: cells, tableHeader, cantSplit: true });
  const cell = (content: string, index: number, run: IRunOptions, paragraph: IParagraphOptions) =>
    new TableCell({
      width: { size: widths[index]!, type: WidthType.DXA },
      margins: { left: 80, right: 80, top: 30, bottom: 30 },
      verticalAlign: VerticalAlignTable.CENTER,
      children: [
        new OffGrid({
          ...paragraph,
          spacing: exactly(TABLE_LINE),
          children: [new TextRun({ ...run, text: printable(content) })],
        }),
      ],
    });
  const head = columns.map(({ header }, index) =>
    cell(header, index, { ...TABLE_TEXT, font: font("黑体") }, { alignment: AlignmentType.CENTER }),
  );
  const body = rows.map((values, number) =>
    row(
      columns.map(({ kind }, index) =>
        cell(shown(values[index] ?? null), index, TABLE_TEXT, {
          alignment: isNumber(kind) ? AlignmentType.RIGHT : AlignmentType.LEFT,
          keepNext: keepNext && number === rows.length - 1,
        }),
      ),
      false,
    ),
  );
  return [
    ...(title
      ? [text(title, { ...BODY, font: font("黑体"), size: 28 }, { alignment: AlignmentType.CENTER, keepNext: true })]
      : []),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      rows: [row(head, true), ...body],
    }),
    // Word joins two tables that follow each other without a paragraph between.
    new OffGrid({ spacing: exactly(TABLE_LINE / 2), keepNext }),
  ];
}

/** Shares of the text's width by the longest content, within bounds, so that a long definition does not starve a number. */
function columnWidths(columns: readonly OfficialColumn[], rows: readonly (readonly Cell[])[]): number[] {
  const weights = columns.map(({ header }, index) => {
    const longest = rows.reduce((most, row) => Math.max(most, widthOf(shown(row[index] ?? null))), widthOf(header));
    return Math.min(Math.max(longest + 1, 3), 20);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const widths = weights.map((weight) => Math.floor((weight / total) * TEXT_WIDTH));
  widths[widths.length - 1]! += TEXT_WIDTH - widths.reduce((sum, width) => sum + width, 0);
  return widths;
}

/** The body centred over its date, the date four characters in: the seal has room on both. */
function signed({ body, on }: { body: string; on: Day }): Paragraph[] {
  const date = formatDay(on);
  const longer = widthOf(body) - widthOf(date);
  const inset = (characters: number): IParagraphOptions => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: Math.round(Math.max(characters, 0) * (CHARACTER + CLOSER)) },
    keepLines: true,
  });
  const dateInset = Math.max(4, longer / 2);
  return [
    new Paragraph({ keepNext: true }),
    new Paragraph({ keepNext: true }),
    text(body, BODY, { ...inset(dateInset - longer / 2), keepNext: true }),
    text(date, BODY, inset(dateInset)),
  ];
}

/** — 1 — in 14 pt half-width Song, one character in from the edge. */
function pageNumber(alignment: "right" | "left"): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { [alignment]: 280 },
        children: [
          new TextRun({
            font: font("宋体", "宋体"),
            size: 28,
            characterSpacing: 0,
            children: ["— ", PageNumber.CURRENT, " —"],
          }),
        ],
      }),
    ],
  });
}

function isNumber(kind: OfficialColumn["kind"]): boolean {
  return kind === "integer" || kind === "decimal";
}

function shown(value: Cell): string {
  return value === null || value === "" ? "—" : String(value);
}

/** In Chinese characters: a Latin letter or digit is half of one. */
function widthOf(content: string): number {
  return [...content].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x2e80 ? 0.5 : 1), 0);
}
