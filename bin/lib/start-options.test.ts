import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRoot } from "./root.mjs";
import * as options from "./start-options.mjs";

const deploy = readFileSync(inRoot("docs/deploy.md"), "utf8");

test("every option of a start stands in docs/deploy.md, where its refusal sends people", () => {
  const all = Object.values(options).filter((option) => typeof option === "string");
  expect(all).toHaveLength(4);
  for (const option of all) expect(deploy).toContain(`\`${option}\``);
  const [heading] = /“(.*)”/.exec(options.overruledBy("--x"))?.slice(1) ?? [];
  expect(deploy).toContain(`\n## ${heading}\n`);
});

test("no sentence tells root to start just anywhere", () => {
  for (const folder of ["bin/lib", "bin/lib/backup"])
    for (const file of readdirSync(inRoot(folder)).filter((name) => name.endsWith(".mjs")))
      if (!/^(start-options|service-unit)\.mjs$/.test(file))
        expect(readFileSync(inRoot(`${folder}/${file}`), "utf8")).not.toMatch(/npm start -- /);
});
