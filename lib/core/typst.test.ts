import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Refusal } from "@/lib/core/errors";
import { compilePdf, stopTypst } from "@/lib/core/typst";

const TEMPLATE = "lib/lecturers/letters/letter-v1.typ";

describe("making a PDF", () => {
  it("gives the same bytes from two compilers started one after the other", async () => {
    const first = sha256(await compilePdf({ template: TEMPLATE, inputs: letter() }));
    await stopTypst();
    const second = sha256(await compilePdf({ template: TEMPLATE, inputs: letter() }));
    expect(second).toBe(first);
  });

  it("takes plain values and their JSON alike", async () => {
    const values = await compilePdf({ template: TEMPLATE, inputs: letter() });
    const json = await compilePdf({ template: TEMPLATE, inputs: JSON.stringify(letter()) });
    expect(sha256(json)).toBe(sha256(values));
  });

  // PDF/UA-1 is refused when a glyph is missing, so every PDF that comes out has all of them.
  it("prints rare characters of names", async () => {
    const pdf = await compilePdf({ template: TEMPLATE, inputs: letter({ name: "䶮𬭼㛃𠅤〇〔〕·喆堃翀瑀祎旻頔" }) });
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
  });

  it("refuses a character that no font has, and names it, instead of printing a box", async () => {
    const made = compilePdf({ template: TEMPLATE, inputs: letter({ name: "示例😀讲师" }) });
    await expect(made).rejects.toThrow(Refusal);
    await expect(made).rejects.toThrow("😀");
  });

  it("rejects values a template cannot use, and goes on with the next", async () => {
    const broken = compilePdf({ template: TEMPLATE, inputs: { variant: "FULL" } });
    const sound = compilePdf({ template: TEMPLATE, inputs: letter() });
    await expect(broken).rejects.toThrow(/typst/);
    expect((await sound).byteLength).toBeGreaterThan(1000);
  });

  it("rejects what was under way when the thread ends, and starts again for what waits", async () => {
    await compilePdf({ template: TEMPLATE, inputs: letter() });
    const underWay = compilePdf({ template: TEMPLATE, inputs: letter() });
    const waiting = compilePdf({ template: TEMPLATE, inputs: letter() });
    const rejected = expect(underWay).rejects.toThrow("the PDF compiler stopped");
    await stopTypst();
    await rejected;
    expect((await waiting).byteLength).toBeGreaterThan(1000);
  });

  it("does not begin a request that was withdrawn", async () => {
    const control = new AbortController();
    const first = compilePdf({ template: TEMPLATE, inputs: letter() });
    const withdrawn = compilePdf({ template: TEMPLATE, inputs: letter(), signal: control.signal });
    control.abort(new Error("the page was left"));
    await expect(withdrawn).rejects.toThrow("the page was left");
    await first;
  });

  it.each(["/etc/passwd", "lib/../secret.typ", "lib/core/typst.ts", "../other/letter.typ"])(
    "reads no file but a template of the project: %s",
    (template) => {
      expect(() => compilePdf({ template, inputs: {} })).toThrow("not a template");
    },
  );
});

function letter({ name = "示例讲师" } = {}) {
  return {
    variant: "FULL",
    title: "聘书",
    date: [2025, 2, 20],
    letters: [
      {
        name,
        body: [name],
        letterNo: "示社党校聘〔2025〕001号",
        reissue: null,
        issuingBody: "示例镇社区党校",
        issuedOn: "2025年2月20日",
        facts: [["聘任类别", "专职讲师"]],
        qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/></svg>',
        verificationCode: "7K3M-9QXP-2D",
        verificationUrl: "https://example.cn/verify/1",
      },
    ],
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
