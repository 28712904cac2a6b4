/** @import { ServerResponse } from "node:http" */
import { readFileSync } from "node:fs";
import { IncomingMessage } from "node:http";
import { readActionBody } from "./action-bodies.mjs";
import { ACTION_HEADER, ACTION_NOT_FOUND_HEADER, MOST_ACTION_BYTES, ROUTER_STATE_HEADER } from "./next-facts.mjs";
import { answerInWords } from "./plain-answers.mjs";

/** What is sent to an action. Files go to app/api, which counts for itself. */
const MOST_BYTES = MOST_ACTION_BYTES;

const BACK = "请用浏览器的“后退”回到刚才的页面（填写的内容一般还在），刷新后再试。";
const SENTENCES = {
  400: { title: "提交的内容无法识别", advice: `没有保存任何内容。${BACK}` },
  403: { title: "不是从本站的页面提交的", advice: "没有保存任何内容。请从本站的页面打开表单，再提交一次。" },
  405: { title: "这个地址只能查看", advice: "请从网站首页重新进入。" },
  409: { title: "网站刚刚更新过", advice: `刚才的页面是更新前打开的，没有保存。${BACK}` },
  413: { title: "提交的内容太多", advice: `一次最多提交 1 MB 的文字，没有保存。${BACK}` },
};

/**
 * Lets through what pages of this site send to server actions, and answers the rest in words: the framework would answer a
 * form from another site, an unknown action or a broken body with 500 and a stack in the log, after it had read them.
 * @param {{ manifestPath: string; configuredAddress?: string | undefined }} options
 */
export function actionRequests({ manifestPath, configuredAddress }) {
  /** @type {{ node: Record<string, { workers: object }> }} */
  const { node } = JSON.parse(readFileSync(manifestPath, "utf8"));
  const pagesOf = new Map(Object.entries(node).map(([id, { workers }]) => [id, Object.keys(workers).map(pathOf)]));
  const configuredHost = configuredAddress && new URL(configuredAddress).host;

  /**
   * The request to hand to the framework; undefined when it was answered here, or its sender is gone.
   * @param {IncomingMessage} request
   * @param {ServerResponse} response
   * @returns {Promise<IncomingMessage | undefined>}
   */
  return async function admit(request, response) {
    const { url = "", method = "", headers } = request;
    if (method === "GET" || method === "HEAD") return request;
    if (url.startsWith("/api/")) {
      if (["POST", "PUT", "PATCH", "DELETE", "OPTIONS"].includes(method)) return request;
      return refuse(request, response, 405);
    }
    if (method !== "POST") return refuse(request, response, 405, { allow: "GET, HEAD, POST" });
    if (!isFromHere(headers, configuredHost)) return refuse(request, response, 403);
    const type = headers["content-type"] ?? "";
    const actionId = headers[ACTION_HEADER]?.toString();
    if (actionId === undefined && !/^multipart\/form-data/i.test(type)) return refuse(request, response, 400);
    if (actionId !== undefined && !pagesOf.has(actionId)) {
      return refuse(request, response, 409, { [ACTION_NOT_FOUND_HEADER]: "1" });
    }
    if (Number(headers["content-length"]) > MOST_BYTES) return refuse(request, response, 413);
    const sent = await read(request);
    if (sent === undefined) return undefined;
    if (sent === TOO_MUCH) return refuse(request, response, 413);
    const [path = ""] = url.split("?", 1);
    /** @param {unknown} id */
    const isKnown = (id) => typeof id === "string" && Boolean(pagesOf.get(id)?.some((page) => page.test(path)));
    const written = await readActionBody({ body: sent, type, actionId, isKnown });
    if (!written) return refuse(request, response, 400);
    if (!isRouterState(headers[ROUTER_STATE_HEADER])) delete headers[ROUTER_STATE_HEADER];
    return withBody(request, written);
  };
}

/**
 * The addresses of a page: "app/(auth)/sign-in/page", "app/admin/lecturers/[id]/page".
 * @param {string} page
 */
function pathOf(page) {
  const folders = page
    .split("/")
    .slice(1, -1)
    .filter((folder) => !/^[(@]/.test(folder));
  const steps = folders.map((folder) => {
    if (/^\[{1,2}\.\.\./.test(folder)) return "(?:/.*)?";
    return folder.startsWith("[") ? "/[^/]+" : `/${folder.replace(/[.*+?^${}()|\]\\]/g, "\\$&")}`;
  });
  return new RegExp(`^${steps.join("")}/?$`);
}

const TOO_MUCH = Symbol("too much");

/**
 * Nothing of what is still to come is read; the connection ends with the answer.
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {keyof typeof SENTENCES} status
 * @param {import("node:http").OutgoingHttpHeaders} [headers]
 * @returns {undefined}
 */
function refuse(request, response, status, headers = {}) {
  answerInWords(response, status, SENTENCES[status], { ...headers, connection: "close" });
  request.resume();
}

/**
 * Whether a page of this site sent it. Who says nothing of that is let by: such a browser sends no cookie elsewhere either. With a
 * configured address behind proxies, that is the only one that counts.
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {string | undefined} configuredHost
 */
function isFromHere({ origin, "sec-fetch-site": site, "x-reached-at": reached }, configuredHost) {
  if (site && site !== "same-origin" && site !== "none") return false;
  if (configuredHost && reached !== configuredHost) return false;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === reached;
}

/** @param {IncomingMessage} request */
async function read(request) {
  /** @type {Buffer[]} */
  const chunks = [];
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) return TOO_MUCH;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

/** @param {string | string[] | undefined} header */
function isRouterState(header) {
  if (header === undefined) return true;
  try {
    return Array.isArray(JSON.parse(decodeURIComponent(String(header))));
  } catch {
    return false;
  }
}

/**
 * The same request, with this body still to be read.
 * @param {IncomingMessage} request
 * @param {{ body: Buffer; type: string }} written
 */
function withBody(request, { body, type }) {
  const copy = new IncomingMessage(request.socket);
  // It would end the connection when somebody lets go of it unread.
  copy._destroy = (error, done) => done(error);
  const { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders } = request;
  Object.assign(copy, { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders, complete: true });
  copy.headers = { ...request.headers, "content-type": type, "content-length": String(body.length) };
  delete copy.headers["transfer-encoding"];
  copy.push(body);
  copy.push(null);
  return copy;
}
