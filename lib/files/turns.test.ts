import { expect, test } from "vitest";
import { turnsAt } from "./turns";

/** Work that goes on until it is told to end. */
function somework() {
  let end = () => {};
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { over, end };
}

test("no more goes on at once than there are places, and who came first goes first", async () => {
  const turns = turnsAt(2);
  const begun: string[] = [];
  const works = new Map(["甲", "乙", "大", "丙"].map((name) => [name, somework()]));
  const done = [...works].map(([name, { over }]) =>
    turns.take(name === "大" ? 5 : 1, () => {
      begun.push(name);
      return over;
    }),
  );
  await Promise.resolve();
  expect(begun).toEqual(["甲", "乙"]);
  works.get("乙")!.end();
  await done[1];
  // The large one needs both places; a small one does not overtake it.
  expect(begun).toEqual(["甲", "乙"]);
  works.get("甲")!.end();
  await done[0];
  expect(begun).toEqual(["甲", "乙", "大"]);
  works.get("大")!.end();
  works.get("丙")!.end();
  await Promise.all(done);
  expect(begun).toEqual(["甲", "乙", "大", "丙"]);
});

test("work that fails makes room too", async () => {
  const turns = turnsAt(1);
  await expect(turns.take(1, () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  expect(await turns.take(1, async () => "next")).toBe("next");
});
