import fc from "fast-check";
import { expect, test } from "vitest";
import { fitName, refusalOf } from "./intake-name";

const JPEG = { kind: "PICTURE", endings: ["jpg", "jpeg"] } as const;
const PDF = { kind: "DOCUMENT", endings: ["pdf"] } as const;

test("a good name stays as it is, rare characters too", () => {
  for (const name of ["碑亭䶮.jpg", "IMG_0012.JPG", "𠅤𬭼 合影 (2).jpeg", "2025.02.20 讲评会.jpg"]) {
    expect(fitName(name, JPEG)).toBe(name);
  }
});

test("a name gets the ending its content calls for, and loses one that is wrong", () => {
  expect(fitName("photo.png", JPEG)).toBe("photo.jpg");
  expect(fitName("讲稿2.0", PDF)).toBe("讲稿2.0.pdf");
  expect(fitName("setup.exe", PDF)).toBe("setup.pdf");
  expect(fitName("归档.tar.gz", PDF)).toBe("归档.tar.pdf");
  expect(fitName("没有结尾", JPEG)).toBe("没有结尾.jpg");
});

test("a path, and what cannot be seen or saved, does not stay", () => {
  expect(fitName("../../etc/passwd.pdf", PDF)).toBe("passwd.pdf");
  expect(fitName("C:\\fakepath\\甲.pdf", PDF)).toBe("甲.pdf");
  expect(fitName("发票\u202Efdp.exe", PDF)).toBe("发票fdp.pdf");
  expect(fitName("a\u0000b\r\nc\u200B.pdf", PDF)).toBe("abc.pdf");
  expect(fitName('为什么?"甲"<乙>|*.pdf', PDF)).toBe("为什么__甲__乙___.pdf");
  expect(fitName("半个\uD83D.pdf", PDF)).toBe("半个.pdf");
});

test("a name of nothing is called by what it is", () => {
  for (const name of ["", ".jpg", "...", "/", " . "]) expect(fitName(name, JPEG)).toBe("照片.jpg");
});

test("whatever the name was, a browser can ask for it and a disk can keep it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
      const fit = fitName(name, PDF);
      expect(fit).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}]+\.pdf$/iu);
      expect(fit).not.toMatch(/^[. ]/);
      expect(Buffer.byteLength(fit)).toBeLessThanOrEqual(240);
      expect(decodeURIComponent(encodeURIComponent(fit))).toBe(fit);
    }),
  );
});

test("a refusal begins with the name, shortened when it is long", () => {
  expect(refusalOf("甲.jpg", "是空的。")).toMatchObject({ message: "“甲.jpg”是空的。", field: "files" });
  expect(refusalOf("长".repeat(80), "是空的。").message).toBe(`“${"长".repeat(59)}…”是空的。`);
});
