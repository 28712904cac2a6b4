import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_SIGNS, formatLetterNo, letterState, newCode, readCode, refusalToReissue } from "./rules";

const PATTERN = "佘社党校聘〔{年}〕{号}号";
const term = { termStart: "2025-01-01", termEnd: "2025-12-31", endedOn: null };

describe("letter numbers", () => {
  it("follow the office's pattern with three digits at least", () => {
    expect(formatLetterNo(PATTERN, 2025, 1, "REAL")).toBe("佘社党校聘〔2025〕001号");
    expect(formatLetterNo(PATTERN, 2025, 1234, "REAL")).toBe("佘社党校聘〔2025〕1234号");
  });

  it("of samples can be told at a glance", () => {
    expect(formatLetterNo(PATTERN, 2025, 1, "SAMPLE")).toMatch(/^示例/);
  });
});

describe("verification codes", () => {
  it("are read in any case, with spaces, dashes or full-width signs", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: CODE_SIGNS.length - 1 }), { minLength: 12, maxLength: 12 }),
        (picks) => {
          const code = newCode(() => picks.pop() ?? 0);
          expect(readCode(code)).toBe(code);
          expect(readCode(` ${code.toLowerCase().replaceAll("-", " － ")} `)).toBe(code);
        },
      ),
    );
  });

  it("that cannot exist are not looked up", () => {
    for (const typed of ["", "7K3M", "7K3M-9QXP-2DH0", "7K3M-9QXP-2DHI", "<script>", "𬭼".repeat(12)]) {
      expect(readCode(typed)).toBeNull();
    }
  });
});

describe("the state of a letter", () => {
  const standing = { withdrawn: false, reissued: false, term };

  it("follows the appointment", () => {
    expect(letterState(standing, "2025-06-01")).toBe("VALID");
    expect(letterState(standing, "2024-12-31")).toBe("FUTURE");
    expect(letterState(standing, "2026-01-01")).toBe("EXPIRED");
    expect(letterState({ ...standing, term: { ...term, endedOn: "2025-03-01" } }, "2025-03-01")).toBe("VALID");
    expect(letterState({ ...standing, term: { ...term, endedOn: "2025-03-01" } }, "2025-03-02")).toBe("ENDED");
  });

  it("is withdrawn before it is reissued before anything else", () => {
    expect(letterState({ withdrawn: true, reissued: true, term }, "2025-06-01")).toBe("WITHDRAWN");
    expect(letterState({ withdrawn: false, reissued: true, term }, "2025-06-01")).toBe("REISSUED");
  });

  it("forbids to replace what was replaced or withdrawn", () => {
    expect(refusalToReissue({ withdrawn: false, reissuedAs: null })).toBeNull();
    expect(refusalToReissue({ withdrawn: false, reissuedAs: "甲" })).toContain("甲");
    expect(refusalToReissue({ withdrawn: true, reissuedAs: null })).toContain("作废");
  });
});
