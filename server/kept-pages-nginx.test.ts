import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasNginx, startNginx } from "@/bench/drill/nginx";
import { freePort } from "@/bin/lib/ports.mjs";
import { shutDown } from "@/bin/lib/shutdown.mjs";

describe.runIf(hasNginx())("nginx that sends the pages of PAGES_DIR itself", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "kept-pages-"));
  let site: Server;
  let front = "";

  beforeAll(async () => {
    for (const page of ["lecturers", "login"]) keep(page);
    site = createServer((request, response) => {
      request.resume().once("end", () => response.end(`the site: ${request.method} ${request.url}`));
    });
    await new Promise<void>((listening) => site.listen(0, "127.0.0.1", listening));
    const { port } = site.address() as AddressInfo;
    const pages = path.join(folder, "pages");
    front = await startNginx(path.join(folder, "nginx"), { port: await freePort(), servers: [port], pages });
  });

  afterAll(async () => {
    await shutDown();
    site.close();
    rmSync(folder, { recursive: true });
  });

  it("answers from the folder, compressed for whom it may be", async () => {
    expect(await textOf("/lecturers")).toBe("kept: lecturers");
    const plain = await fetch(`${front}/lecturers`, { headers: { "accept-encoding": "identity" } });
    expect(await plain.text()).toBe("kept: lecturers");
    expect((await fetch(`${front}/lecturers`, { method: "HEAD" })).status).toBe(200);
  });

  it("tells search engines of the ordinary pages only", async () => {
    for (const page of ["large", "large/courses", "larger"]) keep(page);
    const robots = async (page: string) => (await fetch(front + page)).headers.get("x-robots-tag");
    expect(await robots("/large/courses")).toBe("noindex");
    expect(await robots("/large")).toBe("noindex");
    expect(await robots("/larger")).toBeNull();
  });

  it("asks the site for a page that is not kept, or no longer", async () => {
    expect(await textOf("/courses")).toBe("the site: GET /courses");
    keep("gone");
    expect(await textOf("/gone")).toBe("kept: gone");
    rmSync(path.join(folder, "pages/now/gone"), { recursive: true });
    expect(await textOf("/gone?page=2")).toBe("the site: GET /gone?page=2");
  });

  it.each(["/login", "/admin/courses/new"])("lets a form of %s through, kept or not", async (page) => {
    const body = new URLSearchParams({ name: "示例" });
    expect(await textOf(page, { method: "POST", body })).toBe(`the site: POST ${page}`);
    const headers = { "next-action": "4f0c", accept: "text/x-component" };
    expect(await textOf(page, { method: "POST", headers, body: "[]" })).toBe(`the site: POST ${page}`);
  });

  it.each(["/lecturers", "/admin/courses"])("lets what a browser asks of %s in parts through", async (page) => {
    const headers = { rsc: "1", "next-router-prefetch": "1", "next-url": "/admin" };
    expect(await textOf(`${page}?_rsc=1`, { headers })).toBe(`the site: GET ${page}?_rsc=1`);
  });

  function keep(page: string): void {
    const kept = path.join(folder, "pages/now", page);
    mkdirSync(kept, { recursive: true });
    writeFileSync(path.join(kept, "index.html"), `kept: ${page}`);
    writeFileSync(path.join(kept, "index.html.gz"), gzipSync(`kept: ${page}`));
  }

  async function textOf(address: string, request?: RequestInit): Promise<string> {
    const answer = await fetch(front + address, request);
    return `${answer.status === 200 ? "" : `${answer.status} `}${await answer.text()}`;
  }
});
