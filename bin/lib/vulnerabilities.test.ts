import { expect, test } from "vitest";
import { judge } from "./vulnerabilities.mjs";

const counted = { vulnerabilities: { info: 0, low: 0, moderate: 0, high: 0, critical: 0, total: 0 } };
const weak = {
  name: "left-pad",
  severity: "high",
  isDirect: true,
  via: [{ title: "Pads to the right", url: "https://example.org/advisory", severity: "high", range: "<1.3.1" }],
  range: "<1.3.1",
  fixAvailable: { name: "left-pad", version: "1.3.1", isSemVerMajor: false },
};

test("nothing known is a pass", () => {
  expect(judge(JSON.stringify({ auditReportVersion: 2, vulnerabilities: {}, metadata: counted }))).toEqual({
    code: 0,
    output: "",
  });
});

test("a known weakness fails, and says which, why and what helps", () => {
  const { code, output } = judge(JSON.stringify({ vulnerabilities: { "left-pad": weak }, metadata: counted }));
  expect(code).toBe(1);
  expect(output).toContain(
    "left-pad <1.3.1（high）：Pads to the right https://example.org/advisory（换成 left-pad 1.3.1）",
  );
});

test("a registry that cannot be asked is neither a pass nor a failure, and the reason is told", () => {
  const refused = JSON.stringify({ message: "405 Method Not Allowed", statusCode: 405, error: { summary: "" } });
  const silent = JSON.stringify({ error: { code: "ENOTFOUND", summary: "request failed" } });
  for (const [output, reason] of [
    [refused, "405 Method Not Allowed"],
    [silent, "request failed"],
    ["npm ERR! offline", "npm ERR! offline"],
    ["null", "null"],
    ["", ""],
    [JSON.stringify({ vulnerabilities: {} }), ""],
  ] as const) {
    const judged = judge(output);
    expect(judged).toMatchObject({ code: 0, counts: { passed: 0, failed: 0, skipped: 1 } });
    expect(judged.notAsked).toContain(reason);
  }
});
