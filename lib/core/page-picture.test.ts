import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { LETTER_TEMPLATE, someLetters } from "@/lib/testing/letters";
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
    const letter = compilePdf({ template: LETTER_TEMPLATE, inputs: someLetters(undefined, "OVERLAY") }).then(() =>
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
