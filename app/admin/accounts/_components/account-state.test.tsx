import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { AccountStateBadge } from "./account-state";

test("an account that one network may not enter is not called locked as a whole", () => {
  const until = new Date("2026-01-01T12:20:00Z");
  expect(renderToStaticMarkup(<AccountStateBadge state="ACTIVE" heldBack={{ is: "LOCKED", until }} />)).toContain(
    "部分网络已锁定至 2026/01/01 20:20",
  );
});
