import { expect, test } from "vitest";
import {
  lacksAltText,
  MOST_ATTACHMENTS,
  photographHiddenBecause,
  refusalToAttach,
  refusalToDescribe,
  refusalToKeep,
} from "./rules";

test("an archived record keeps what it has and takes nothing", () => {
  const archivedAt = new Date();
  expect(refusalToKeep({ archivedAt })).toContain("已归档");
  expect(refusalToAttach({ type: "course", archivedAt }, "DOCUMENT", 0)).toContain("已归档");
  expect(refusalToKeep({ archivedAt: null })).toBeNull();
});

test("a record takes the kinds its page shows, and says which", () => {
  const at = (type: "teaching-point" | "course" | "lecturer") => ({ type, archivedAt: null });
  expect(refusalToAttach(at("course"), "DOCUMENT", 3)).toBeNull();
  expect(refusalToAttach(at("teaching-point"), "VIDEO", 3)).toBeNull();
  expect(refusalToAttach(at("teaching-point"), "DOCUMENT", 3)).toBe("这里只能放照片、视频。");
  expect(refusalToAttach(at("lecturer"), "VIDEO", 0)).toBe("这里只能放照片。");
});

test("a record that is full takes no more", () => {
  const point = { type: "teaching-point", archivedAt: null } as const;
  expect(refusalToAttach(point, "PICTURE", MOST_ATTACHMENTS - 1)).toBeNull();
  expect(refusalToAttach(point, "PICTURE", MOST_ATTACHMENTS)).toContain(String(MOST_ATTACHMENTS));
});

test("a photograph is described in three hundred characters as people count them, a video told in more", () => {
  expect(refusalToDescribe("PICTURE", "䶮".repeat(300))).toBeNull();
  expect(refusalToDescribe("PICTURE", "𠮷".repeat(300))).toBeNull();
  expect(refusalToDescribe("PICTURE", "䶮".repeat(301))).toContain("300");
  expect(refusalToDescribe("VIDEO", "䶮".repeat(4000))).toBeNull();
  expect(refusalToDescribe("PICTURE", null)).toBeNull();
});

test("only a photograph without words is missing some", () => {
  expect(lacksAltText({ kind: "PICTURE", altText: null })).toBe(true);
  expect(lacksAltText({ kind: "PICTURE", altText: "门口的石碑" })).toBe(false);
  expect(lacksAltText({ kind: "VIDEO", altText: null })).toBe(false);
});

test("a lecturer's photograph is hidden without consent, and by one that does not cover it", () => {
  expect(photographHiddenBecause(null)).toContain("没有登记公开同意");
  expect(photographHiddenBecause({ coversPhoto: false })).toContain("不包括照片");
  expect(photographHiddenBecause({ coversPhoto: true })).toBeNull();
});
