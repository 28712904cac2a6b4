import { expect, test } from "vitest";
import { attachmentRef, descriptionInput, uploadInput } from "./schema";

test("an upload names its record and the staff page to come back to", () => {
  const asked = { ownerType: "route", ownerId: "3", back: "/admin/routes/3?tab=files" };
  expect(uploadInput.parse(asked)).toEqual({ owner: { type: "route", id: 3 }, back: "/admin/routes/3?tab=files" });
  expect(uploadInput.safeParse({ ...asked, ownerType: "account" }).success).toBe(false);
  expect(uploadInput.safeParse({ ...asked, ownerId: "0" }).success).toBe(false);
});

test("nobody is sent to an address elsewhere", () => {
  for (const back of [
    "https://example.org",
    "//example.org",
    "/admin/../\\example.org",
    "/admin/x\nLocation: y",
    undefined,
  ]) {
    expect(attachmentRef.parse({ id: "1", version: "1", back }).back).toBe("/admin");
  }
});

test("words are tidied, empty ones are none, and a caption has its length", () => {
  const ref = { id: "1", version: "1", back: "/admin/routes/3" };
  expect(descriptionInput.parse({ ...ref, altText: " 石碑 ", caption: "" })).toMatchObject({
    altText: "石碑",
    caption: null,
  });
  const long = descriptionInput.safeParse({ ...ref, caption: "长".repeat(201) });
  expect(long.error?.issues[0]?.path).toEqual(["caption"]);
});
