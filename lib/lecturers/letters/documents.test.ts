import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { unzipped } from "@/lib/testing/zip";
import { letterFileName, letterPdf, lettersPdf, zipLetters } from "./documents";
import { type LetterSnapshot, letterSnapshot } from "./snapshot";

// Reading a PDF's text needs poppler; where it is missing these checks are left out, the others stay.
const readsPdf = spawnSync("pdftotext", ["-v"]).error === undefined;

describe("a letter of appointment", () => {
  it.runIf(readsPdf)("says who, as what, for which term, from whom, when, and how to check it", async () => {
    const text = textOf(await letterPdf(aSnapshot()));
    for (const part of [
      "聘书",
      "示例讲师一同志",
      "编号：佘社党校聘〔2025〕001号",
      "专职讲师",
      "聘期自2025年2月20日至2027年2月19日。",
      "中共示例镇委员会党校",
      "7K3M-9QXP-2D",
      "扫码或输入编码核验",
      "讲评会",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain("补发");
  });

  it.runIf(readsPdf)("calls a lecturer 同志 and a team not", async () => {
    const team = aSnapshot({ recipientKind: "TEAM", recipientName: "示例宣讲团", body: "兹聘请示例宣讲团。" });
    expect(textOf(await letterPdf(team))).not.toContain("同志");
  });

  it.runIf(readsPdf)("is marked when it replaces another", async () => {
    const text = textOf(await letterPdf(aSnapshot({ reissueOf: "佘社党校聘〔2024〕017号" })));
    expect(text).toContain("补发（原编号：佘社党校聘〔2024〕017号）");
  });

  it.runIf(readsPdf)("leaves title and frame to a pre-printed cover", async () => {
    const text = textOf(await letterPdf(aSnapshot(), { variant: "OVERLAY" }));
    expect(text).not.toContain("聘书");
    expect(text).toContain("示例讲师一同志");
  });

  it.runIf(readsPdf)("prints markup as text", async () => {
    const body = '#read("/etc/passwd") $x$ *b* `c` <d> \\ //e /*f*/ @g';
    expect(textOf(await letterPdf(aSnapshot({ body })))).toContain(body.replaceAll(" ", ""));
  });

  it.runIf(readsPdf)("keeps the longest texts on one page", async () => {
    for (const filler of ["佘", "W", "阿卜杜·"]) {
      const long = (length: number) => filler.repeat(length).slice(0, length);
      const snapshot = aSnapshot({
        recipientName: long(60),
        body: long(500),
        ceremonyTitle: long(120),
        issuingBody: long(60),
        categoryLabel: long(40),
        letterNo: long(60),
        reissueOf: long(60),
      });
      const pdf = await letterPdf(snapshot);
      expect(pagesOf(pdf)).toBe(1);
      expect(textBeyondTheFrame(pdf)).toEqual([]);
    }
  });

  it.runIf(readsPdf)("takes one page each in the file of a gathering, in order", async () => {
    const names = ["示例讲师一", "示例讲师二", "示例讲师三"];
    const pdf = await buffer(lettersPdf(names.map((recipientName) => aSnapshot({ recipientName }))));
    expect(pagesOf(pdf)).toBe(3);
    const text = textOf(pdf);
    expect(names.map((name) => text.indexOf(`${name}同志`))).toEqual(
      names.map((name) => text.indexOf(`${name}同志`)).toSorted((a, b) => a - b),
    );
  });

  it("is refused when there is none to print", () => {
    expect(() => lettersPdf([])).toThrow(RangeError);
  });

  it("is the same file whenever it is printed", async () => {
    const [first, second] = [await letterPdf(aSnapshot()), await letterPdf(aSnapshot())];
    expect(sha256(second)).toBe(sha256(first));
    expect(Buffer.from(first).toString("latin1")).toContain("/CreationDate (D:20250220");
  });

  it("is tagged, titled and in Chinese", async () => {
    const pdf = Buffer.from(await letterPdf(aSnapshot())).toString("utf8");
    expect(pdf).toMatch(/\/Marked true/);
    expect(pdf).toMatch(/\/Lang \(zh/);
    expect(pdf).toContain("聘书 佘社党校聘〔2025〕001号 示例讲师一");
    expect(pdf).toContain("pdfuaid:part");
  });
});

describe("the snapshot of a letter", () => {
  it("is accepted as it is stored, and refused with a day that does not exist", () => {
    expect(letterSnapshot.parse(JSON.parse(JSON.stringify(aSnapshot())))).toEqual(aSnapshot());
    expect(letterSnapshot.safeParse(aSnapshot({ issuedOn: "2025-02-30" })).success).toBe(false);
  });
});

describe("the name of a letter's file", () => {
  it("holds number and name", () => {
    expect(letterFileName(aSnapshot())).toBe("聘书_佘社党校聘〔2025〕001号_示例讲师一.pdf");
  });

  it("holds nothing that a file system refuses", () => {
    const name = letterFileName(aSnapshot({ recipientName: '../a\\b:c*d?e"f<g>h|i\u0000\n\u202e' }));
    expect(name).toBe("聘书_佘社党校聘〔2025〕001号_..abcdefghi.pdf");
  });

  it("is never longer than file systems allow, and ends in .pdf", () => {
    const name = letterFileName(aSnapshot({ recipientName: "𠅤".repeat(60) }));
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).toMatch(/𠅤\.pdf$/u);
  });
});

describe("a zip of letters", () => {
  it("keeps every file, and tells those of one name apart", async () => {
    const zip = await buffer(zipLetters(["甲.pdf", "甲.pdf", "a/乙.pdf", "甲.PDF"].map(file)));
    expect(Object.keys(await unzipped(zip))).toEqual(["甲.pdf", "甲-2.pdf", "a乙.pdf", "甲-3.PDF"]);
  });

  it("is the same file whenever it is packed", async () => {
    const pack = () => buffer(zipLetters([file("甲.pdf"), file("乙.pdf")], "2025-02-20"));
    expect(sha256(await pack())).toBe(sha256(await pack()));
  });

  it("asks for the next letter only when the last has been taken", async () => {
    let asked = 0;
    const zip = zipLetters(
      (async function* () {
        for (; asked < 50; asked++) yield { name: `${asked}.pdf`, bytes: new Uint8Array(200_000) };
      })(),
    );
    await new Promise((resolve) => zip.once("readable", resolve));
    expect(asked).toBeLessThan(5);
    expect((await buffer(zip)).length).toBeGreaterThan(50 * 200_000);
  });

  it("fails when a letter cannot be made", async () => {
    const zip = zipLetters(
      // biome-ignore lint/correctness/useYield: it fails before it gives anything
      (async function* (): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
        throw new Error("no such letter");
      })(),
    );
    await expect(buffer(zip)).rejects.toThrow("no such letter");
  });

  it("stops asking when the reader is gone", async () => {
    let ended = false;
    const zip = zipLetters(
      (async function* () {
        try {
          for (let number = 0; ; number++) yield { name: `${number}.pdf`, bytes: new Uint8Array(200_000) };
        } finally {
          ended = true;
        }
      })(),
    );
    await new Promise((resolve) => zip.once("readable", resolve));
    zip.destroy();
    await expect.poll(() => ended).toBe(true);
  });
});

function aSnapshot(change: Partial<LetterSnapshot> = {}): LetterSnapshot {
  return {
    templateVersion: 1,
    schoolName: "示例镇社区党校",
    recipientName: "示例讲师一",
    recipientKind: "LECTURER",
    categoryLabel: "专职讲师",
    termStart: "2025-02-20",
    termEnd: "2027-02-19",
    letterNo: "佘社党校聘〔2025〕001号",
    issuingBody: "中共示例镇委员会党校",
    issuedOn: "2025-02-20",
    reissueOf: null,
    verificationCode: "7K3M-9QXP-2D",
    verificationUrl: "https://example.cn/verify/7K3M9QXP2D",
    ceremonyTitle: "讲评会暨2025年社区党校讲师聘任仪式",
    body: "兹聘请示例讲师一同志为示例镇社区党校专职讲师，聘期自2025年2月20日至2027年2月19日。",
    ...change,
  };
}

function file(name: string) {
  return { name, bytes: new TextEncoder().encode(name) };
}

/** The text without any spacing. */
function textOf(pdf: Uint8Array): string {
  return execFileSync("pdftotext", ["-", "-"], { input: pdf }).toString().replace(/\s/g, "").replaceAll("\u200b", "");
}

function pagesOf(pdf: Uint8Array): number {
  return Number(/Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", ["-"], { input: pdf }).toString())?.[1]);
}

/** Words whose box reaches past the inner frame, in points. */
function textBeyondTheFrame(pdf: Uint8Array): string[] {
  const boxes = execFileSync("pdftotext", ["-bbox", "-", "-"], { input: pdf }).toString();
  return [...boxes.matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</g)]
    .filter(([, left, top, right, bottom]) => +left! < 32 || +top! < 32 || +right! > 810 || +bottom! > 563)
    .map(([, , , , , word]) => word!);
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
