import { expect, test } from "vitest";
import { callAddress, maskPhone } from "./phones";

test("a number is called whatever stands between its digits, an extension after a pause", () => {
  const written = [
    "021-57650001",
    "（021）5765 0001",
    "+86 21 5765-0001",
    "021-57650001转803",
    "０２１５７６５０００１",
  ];
  expect(written.map(callAddress)).toEqual([
    ...["tel:02157650001", "tel:02157650001", "tel:+862157650001", "tel:02157650001,803", "tel:02157650001"],
  ]);
});

test("a masked number keeps no more than its ends", () => {
  expect([maskPhone("13812345678"), maskPhone("57650001"), maskPhone(null)]).toEqual(["138****5678", "****01", null]);
});
