import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { drawPicture, TooMany } from "./page-picture";
import { compilePdf } from "./typst";

const FACE = { school: "示例镇社区党校", title: "示例课程", line: "微党课　45 分钟" };

describe("the picture of a page", () => {
  it("is 1200 × 630 and small, whatever it says", async () => {
    const faces = [
      FACE,
      { ...FACE, title: "䶮𬭼㛃𠅤🎉✅" },
      { ...FACE, title: "" },
      { school: "校".repeat(90), title: "很长的题目".repeat(60), line: "线".repeat(300) },
      { ...FACE, title: "W".repeat(300) },
      { ...FACE, title: '#set page(width: 1pt) <script> "' },
    ];
    for (const face of faces) {
      const picture = await drawPicture(face);
      const { format, width, height } = await sharp(picture).metadata();
      expect({ format, width, height }).toEqual({ format: "png", width: 1200, height: 630 });
      expect(picture.byteLength).toBeLessThan(80_000);
    }
  });

  it("says what it is about: another title is another picture, the same title the same bytes", async () => {
    const first = await drawPicture(FACE);
    expect(await drawPicture({ ...FACE })).toEqual(first);
    expect(await drawPicture({ ...FACE, title: "示例课" })).not.toEqual(first);
  });

  it("keeps its writing clear of the edges", async () => {
    const { data, info } = await sharp(await drawPicture({ ...FACE, title: "W".repeat(300), line: "线".repeat(300) }))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const inked = (x: number, y: number) => data[(y * info.width + x) * info.channels]! < 0xc0;
    for (let y = 0; y < info.height; y++) {
      for (const x of [0, 40, 80, 1120, 1160, 1199]) expect(inked(x, y), `${x},${y}`).toBe(false);
    }
  });

  it("lets a letter go before the many that wait, and refuses more than could be drawn soon", async () => {
    const done: string[] = [];
    const pictures = Array.from({ length: 63 }, async (_, index) => {
      await drawPicture({ ...FACE, title: `示例课程 ${index}` });
      done.push("picture");
    });
    const letter = compilePdf({ template: "lib/lecturers/letters/letter-v1.typ", inputs: LETTER }).then(() =>
      done.push("letter"),
    );
    const answers = await Promise.allSettled(pictures);
    await letter;
    expect(done.indexOf("letter")).toBeLessThan(3);
    const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
    expect(refused).toEqual([new TooMany(), new TooMany(), new TooMany()]);
    expect((await drawPicture(FACE)).byteLength).toBeGreaterThan(1000);
  });
});

const LETTER = {
  variant: "OVERLAY",
  title: "聘书",
  date: [2025, 2, 20],
  letters: [
    {
      name: "示例讲师",
      body: ["示例"],
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
