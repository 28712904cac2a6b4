import { describe, expect, it, test } from "vitest";
import { codeAddress, pageOfCode, pictureAddress } from "./share-address";

describe("the picture of a page", () => {
  it.each([
    ["/courses/12", "/share/courses/12.png"],
    ["/lecturer-teams/3", "/share/lecturer-teams/3.png"],
    ["/courses", "/share/courses.png"],
    ["/courses/search?q=12", "/share/courses.png"],
    ["/courses/form/micro/page/2", "/share/courses.png"],
    ["/accessibility", "/share/accessibility.png"],
    ["/", "/share/home.png"],
    ["/something-new/12", "/share/home.png"],
  ])("of %s is %s", (path, picture) => {
    expect(pictureAddress(path)).toBe(picture);
  });
});

test("the address of a code leads back to its page", () => {
  expect(codeAddress("/courses/search?q=%E5%85%9A")).toBe("/share/qr/courses/search.svg?q=%E5%85%9A");
  for (const path of ["/", "/courses", "/teaching-points/12"]) {
    expect(pageOfCode(codeAddress(path).slice("/share/qr".length))).toBe(path);
  }
  expect(codeAddress("/?year=2025")).toBe("/share/qr/home.svg?year=2025");
  expect(pageOfCode("/courses")).toBeNull();
});
