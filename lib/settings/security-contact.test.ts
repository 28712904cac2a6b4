import { beforeEach, expect, test } from "vitest";
import { SYSTEM } from "@/lib/core/audit";
import { db } from "@/lib/core/db";
import { changeSettings } from "@/lib/settings/commands";
import { readSecurityContact } from "@/lib/settings/public";
import { getSectionVersions } from "@/lib/settings/queries";
import { SECTIONS } from "@/lib/settings/schema";

beforeEach(() => name(""));

async function name(securityContact: string) {
  await db.$transaction(async (tx) => {
    const { site: version } = await getSectionVersions(tx);
    await changeSettings(tx, SYSTEM, "site", { version, securityContact });
  });
}

test("nobody is named until the settings name somebody", async () => {
  expect(await readSecurityContact()).toBeNull();
  await name("anquan@example.cn");
  expect(await readSecurityContact()).toBe("mailto:anquan@example.cn");
});

test("the settings refuse what nobody could follow, with a sentence that says what they take", () => {
  const { error } = SECTIONS.site.safeParse({ publicAddress: "", tiandituKey: "", securityContact: "找小王" });
  expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ["securityContact", expect.stringContaining("邮箱")],
  ]);
});
