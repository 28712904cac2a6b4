import { isIPv6 } from "node:net";

/**
 * Whom an address stands for when something is counted: itself; of IPv6 its first 64 bits, because one line is given all the
 * addresses behind them. IPv4 written as IPv6 is IPv4.
 * @param {string} address
 */
export function networkOf(address) {
  const [plain = ""] = address.replace(/^::ffff:(?=\d+\.)/i, "").split("%", 1);
  if (!isIPv6(plain) || plain === "::1") return plain;
  const [head, tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split("::");
  const before = head ? head.split(":") : [];
  const after = tail ? tail.split(":") : [];
  const middle = tail === undefined ? [] : Array(8 - before.length - after.length).fill("0");
  return `${[...before, ...middle, ...after].slice(0, 4).join(":")}::/64`;
}
