import { expect, test } from "vitest";
import { welcome } from "./welcome.mjs";

const start = { port: 3000, host: "127.0.0.1", others: ["10.0.0.7"], path: "/setup?token=t", env: {} };
const links = (lines: string[]) => lines.join("\n").match(/^http\S+$/gm);

test("behind a proxy the one-time link has the address of the site, where alone its form is taken", () => {
  const env = { PUBLIC_URL: "https://dx.example.cn/", TRUSTED_PROXIES: "1" };
  const lines = welcome({ ...start, env });
  expect(links(lines)).toEqual(["https://dx.example.cn/setup?token=t"]);
  expect(lines).toContain("网站已启动：http://localhost:3000");
  expect(lines).toContain("对外地址（PUBLIC_URL）：https://dx.example.cn");
});

test("without a proxy it can also be opened on the machine itself", () => {
  const lines = welcome({ ...start, env: { PUBLIC_URL: "https://dx.example.cn" } });
  expect(links(lines)).toEqual(["https://dx.example.cn/setup?token=t", "http://localhost:3000/setup?token=t"]);
});

test("with nothing said it is this machine's, once", () => {
  expect(links(welcome(start))).toEqual(["http://localhost:3000/setup?token=t"]);
  expect(links(welcome({ ...start, env: { PUBLIC_URL: "http://localhost:3000" } }))).toHaveLength(1);
});

test("who has an administrator is given no link; the office is told where to look", () => {
  const lines = welcome({ ...start, host: "0.0.0.0", path: "" });
  expect(lines).toEqual(["网站已启动：http://localhost:3000", "同一网络内的其他设备：http://10.0.0.7:3000"]);
});
