import { expect, test } from "vitest";
import { onStop, shutDown } from "./shutdown.mjs";

test("everything is stopped, last begun first, also when one of the stops throws", async () => {
  const stopped: string[] = [];
  onStop(() => stopped.push("database"));
  onStop(() => {
    throw new Error("no handle left");
  });
  onStop(async () => {
    stopped.push("site");
  });
  await shutDown();
  expect(stopped).toEqual(["site", "database"]);
});
