import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import * as facts from "./next-facts.mjs";

const require = createRequire(import.meta.url);
/** A file of the framework, as it is installed. */
const inside = (file: string) => require(`next/dist/${file}`);
const textOf = (file: string) => readFileSync(require.resolve(`next/dist/${file}`), "utf8");

test("the headers of the framework's script have these names", () => {
  const headers = inside("client/components/app-router-headers");
  expect(facts).toMatchObject({
    ACTION_HEADER: headers.ACTION_HEADER,
    ACTION_NOT_FOUND_HEADER: headers.NEXT_ACTION_NOT_FOUND_HEADER,
    ROUTER_STATE_HEADER: headers.NEXT_ROUTER_STATE_TREE_HEADER,
    DATA_HEADER: headers.RSC_HEADER,
  });
  expect(headers.NEXT_IS_PRERENDER_HEADER.startsWith(facts.OWN_HEADERS)).toBe(true);
});

test("so much is read of what is sent to an action", () => {
  const handler = textOf("server/app-render/action-handler.js");
  expect(handler).toContain("const defaultBodySizeLimit = '1 MB';");
  expect(facts.MOST_ACTION_BYTES).toBe(1024 * 1024);
});

test("an nginx that sends pages itself leaves requests for data to the site", () => {
  expect(readFileSync("deploy/nginx/kept-pages.conf", "utf8")).toContain(`if ($http_${facts.DATA_HEADER})`);
});

test("the actions of a build are listed in this file", () => {
  const { SERVER_DIRECTORY, SERVER_REFERENCE_MANIFEST } = inside("shared/lib/constants");
  expect(facts.ACTIONS_FILE).toBe(`${SERVER_DIRECTORY}/${SERVER_REFERENCE_MANIFEST}.json`);
});

test("the page that says that there is none has this address", () => {
  expect(facts.MISSING_PAGE).toBe(inside("shared/lib/constants").UNDERSCORE_NOT_FOUND_ROUTE);
});

test("this variable says where the framework asks itself", () => {
  expect(textOf("server/app-render/action-handler.js")).toContain(`process.env.${facts.ORIGIN_VARIABLE}`);
});

test("this variable lets forbidden() be called", async () => {
  const { forbidden } = await import("next/navigation");
  expect(forbidden).toThrow("authInterrupts");
  vi.stubEnv(facts.INTERRUPTS_VARIABLE, "true");
  expect(forbidden).toThrow("NEXT_HTTP_ERROR_FALLBACK;403");
  vi.unstubAllEnvs();
});

test("React writes what looks like a script as what it is, and only that", () => {
  const words = `<script>1</script><link as="script" rel='modulepreload'> '"&`;
  const html = renderToStaticMarkup(createElement("p", { title: words, "data-x": words }, words));
  expect(html.replace(facts.SCRIPTS, "")).toBe(html);
  const scripts = [
    createElement("script", { key: 1, async: true, src: "/a.js" }),
    createElement("script", { key: 2, type: "module" }, "1"),
    createElement("link", { key: 3, rel: "modulepreload", href: "/a.js" }),
    createElement("link", { key: 4, rel: "preload", href: "/a.js", as: "script" }),
  ];
  expect(renderToStaticMarkup(scripts).replace(facts.SCRIPTS, "")).toBe("");
});

test("what is said at the start of development is known", () => {
  const said: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...words) => void said.push(words.join(" ")));
  const { logStartInfo, logExperimentalInfo } = inside("server/lib/app-info-log");
  logStartInfo({
    networkUrl: "http://192.0.2.1:3000",
    appUrl: "http://localhost:3000",
    envInfo: [".env"],
    logBundler: true,
  });
  logExperimentalInfo({ experimentalFeatures: [{ key: "authInterrupts", value: true }] });
  log.mockRestore();
  expect(said.length).toBeGreaterThan(4);
  const others = said
    .join("\n")
    .split("\n")
    .filter((line) => !facts.BANNER.test(line));
  // One line for each experiment.
  expect(others).toEqual([expect.stringContaining("authInterrupts")]);
});

test("a quiet server prints nothing of what breaks", () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const { logError } = inside("server/base-server").default.prototype;
  logError.call({ quiet: true }, new Error("it broke"));
  expect(error).not.toHaveBeenCalled();
  logError.call({ quiet: false }, new Error("it broke"));
  expect(error).toHaveBeenCalled();
  error.mockRestore();
});

test("a route's answer loses its length, and keeps what it says under another name", async () => {
  const { NodeNextRequest, NodeNextResponse } = inside("server/base-http/node");
  const { sendResponse } = inside("server/send-response");
  const headers = { "content-length": "6", "x-file-length": "6" };
  const server = createServer((request, response) =>
    sendResponse(new NodeNextRequest(request), new NodeNextResponse(response), new Response("党课", { headers })),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  server.close();
  expect(await answer.text()).toBe("党课");
  expect([answer.headers.get("content-length"), answer.headers.get("x-file-length")]).toEqual([null, "6"]);
});
