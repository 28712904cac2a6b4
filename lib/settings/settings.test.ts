import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { StaleRecord } from "@/lib/core/errors";
import { aViewer } from "@/lib/testing/accounts";
import { inRollback } from "@/lib/testing/rollback";
import { changeSettings } from "./commands";
import { readSchool } from "./public";
import { getSectionVersions, getSettings } from "./queries";
import { DEFAULTS, SECTIONS } from "./schema";

test("without any change every setting has its default", () =>
  inRollback(async (tx) => {
    await tx.setting.deleteMany();
    expect(await getSettings(tx)).toEqual(DEFAULTS);
    expect((await getSettings(tx)).letterNumberPattern).toBe("佘社党校聘〔{年}〕{号}号");
  }));

test("a change is read back, shown in public, and audited with the value before and after", () =>
  inRollback(async (tx) => {
    await tx.setting.deleteMany();
    const administrator = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    await changeSettings(tx, administrator, "footer", { version: 0, sponsor: "佘山镇党群办", contact: "" });
    expect((await readSchool(tx)).footer.sponsor).toBe("佘山镇党群办");
    const entry = await tx.auditEntry.findFirstOrThrow({
      where: { event: "setting.changed" },
      orderBy: { id: "desc" },
    });
    expect(entry.before).toEqual({ sponsor: "" });
    expect(entry.after).toEqual({ sponsor: "佘山镇党群办" });
    expect(await getSectionVersions(tx)).toMatchObject({ footer: 1, school: 0 });
  }));

test("a form opened before somebody else's change is refused", () =>
  inRollback(async (tx) => {
    await tx.setting.deleteMany();
    const administrator = await aViewer(tx, { roles: ["ADMINISTRATOR"] });
    await changeSettings(tx, administrator, "school", { version: 0, schoolName: "甲" });
    await expect(changeSettings(tx, administrator, "school", { version: 0, schoolName: "乙" })).rejects.toThrow(
      StaleRecord,
    );
  }));

test("of two people who change the same section at once, one is refused", async () => {
  const { footer: version } = await getSectionVersions();
  const change = (sponsor: string) =>
    db.$transaction(async (tx) =>
      changeSettings(tx, await aViewer(tx, { roles: ["ADMINISTRATOR"] }), "footer", { version, sponsor }),
    );
  const results = await Promise.allSettled([change(randomUUID()), change(randomUUID())]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a pattern for letter numbers needs the year and the number exactly once", () => {
  const pattern = SECTIONS.letters.shape.letterNumberPattern;
  expect(pattern.safeParse("聘〔{年}〕{号}号").success).toBe(true);
  expect(pattern.safeParse("聘{号}号").success).toBe(false);
  expect(pattern.safeParse("聘〔{年}〕{号}{号}号").success).toBe(false);
});

test("an address of the site is a plain http address, kept without a slash at its end", () => {
  const address = SECTIONS.site.shape.publicAddress;
  expect(address.parse("https://dx.example.cn/")).toBe("https://dx.example.cn");
  expect(address.parse("")).toBe("");
  for (const wrong of ["javascript:alert(1)", "dx.example.cn", "https://a:b@c.cn", "https://a.cn/?x=1"]) {
    expect(address.safeParse(wrong).success, wrong).toBe(false);
  }
});
