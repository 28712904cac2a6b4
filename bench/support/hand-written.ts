import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { textOf } from "./visits";

/** What somebody who writes one file by hand would give it: readable type, a column, links in a colour. */
const STYLE = `body{font:1.0625rem/1.75 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;color:#25211c;background:#faf7f0;
max-width:64rem;margin:auto;padding:1rem}h1,h2,h3{font-family:"Songti SC","Noto Serif CJK SC",serif;line-height:1.3}a{color:#a31f1a}
img{max-width:100%;height:auto}ul,ol{list-style:none;padding:0}li,dl>div{border-top:1px solid #e2dacb;padding:.75rem 0}`;

/** A server of one file. */
export type HandWritten = { url: string; close: () => void };

/**
 * The same content as a page of the site, as one HTML file without a framework: its text, its links, its pictures, a page of
 * CSS, no scripts. Served compressed from a port of its own.
 */
export async function handWritten(site: string, page: string): Promise<HandWritten> {
  const body = gzipSync(plain(await textOf(site + page), site));
  const server = createServer((request, response) => {
    if (request.url !== "/") return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

function plain(html: string, site: string): string {
  const title = /<title>[^<]*<\/title>/.exec(html)?.[0] ?? "";
  const content = (/<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? "")
    .replace(/<script[\s\S]*?<\/script>|<template[\s\S]*?<\/template>|<!--[\s\S]*?-->/g, "")
    .replace(/ (?:class|id|data-[\w-]+|aria-[\w-]+|tabindex)="[^"]*"/g, "")
    .replace(/ (src|srcset)="\//gi, ` $1="${site}/`);
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width">${title}<style>${STYLE}</style>`;
  return `<!doctype html><html lang="zh-CN"><head>${head}</head><body>${content}</body></html>`;
}
