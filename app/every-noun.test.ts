import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PERMISSIONS } from "@/lib/core/permissions";
import { PICTURED_RECORDS } from "@/lib/core/share-address";
import { RECORD_NOUNS } from "@/lib/nouns/list";
import { aViewer } from "@/lib/testing/accounts";
import { inRollback } from "@/lib/testing/rollback";
import { Role } from "@/prisma/generated/enums";
import { navigationFor } from "./admin/_components/navigation";

const published = RECORD_NOUNS.flatMap(({ address, can }) =>
  "publish" in can ? [{ address, permission: can.publish }] : [],
);

test("every noun has its list for staff, its actions and its history", () => {
  for (const { address, type } of RECORD_NOUNS) {
    expect(existsSync(`app/admin/${address}/page.tsx`), address).toBe(true);
    expect(existsSync(`app/admin/${address}/actions.ts`), address).toBe(true);
    const detail = `app/admin/${address}/[id]/page.tsx`;
    expect(readFileSync(detail, "utf8"), detail).toContain(`subjectType="${type}"`);
  }
});

test("the navigation leads to every noun that has a place of its own", () =>
  inRollback(async (tx) => {
    const viewer = await aViewer(tx, { roles: Object.values(Role).filter((role) => role !== "AUDITOR") });
    const led = navigationFor(viewer).flat();
    for (const { address, label } of RECORD_NOUNS.filter((noun) => !noun.address.includes("/")))
      expect(led).toContainEqual({ href: `/admin/${address}`, label });
  }));

test("every noun that is published has public pages, and search engines and shared links know them", () => {
  const sitemap = readFileSync("app/sitemap.ts", "utf8");
  expect(published.length).toBeGreaterThan(2);
  for (const { address, permission } of published) {
    expect(existsSync(`app/(site)/${address}/[id]/page.tsx`), address).toBe(true);
    expect(sitemap).toContain(`"/${address}"`);
    expect(PICTURED_RECORDS).toContain(address);
    expect(PERMISSIONS).toHaveProperty([permission]);
  }
});
