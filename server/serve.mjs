import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { promisify } from "node:util";
import compression from "compression";
import pino from "pino";
import { inRoot } from "../bin/lib/root.mjs";
import { askDatabase } from "../lib/core/database-answers.mjs";
import { inLargePrint } from "../lib/core/page-address.mjs";
import { actionRequests } from "./action-requests.mjs";
import { generation, hearChanges, onChange } from "./changes.mjs";
import { boundConnections, isOneTooMany } from "./connection-bounds.mjs";
import { sayErrors } from "./error-words.mjs";
import { keptPages, keyOf, send } from "./kept-pages.mjs";
import { enterLargePrint } from "./large-edition.mjs";
import { ACTIONS_FILE, MISSING_PAGE, MOST_LISTENERS, ORIGIN_VARIABLE } from "./next-facts.mjs";
import { pageFolder } from "./page-folder.mjs";
import { sendPlain } from "./plain-pages.mjs";
import { makeReadable } from "./readable-address.mjs";
import { addressNotes } from "./request-addresses.mjs";
import { openNote } from "./request-notes.mjs";
import { boundSending, SENDING } from "./slow-senders.mjs";

/** Requests under way get this long to finish; two seconds later whoever started us would kill us. */
const GRACE_SECONDS = 8;

Object.assign(process.env, { NODE_ENV: "production" });
// Read by lib/core/own-server.ts in this same process; nobody else can know it.
const secret = randomBytes(32).toString("base64url");
process.env.SERVER_SECRET = secret;
const { default: next } = await import("next");

const log = pino({ level: process.env.LOG_LEVEL || "info" });
const port = Number(process.env.PORT || 3000);
const host = process.env.HOST || "0.0.0.0";
const databaseUrl = process.env.DATABASE_URL ?? "";
const proxies = Number(process.env.TRUSTED_PROXIES || 0);

// Quiet: instrumentation.ts says as a line of the log what the framework would say in words and a stack.
const app = next({ dev: false, quiet: true, dir: inRoot("."), hostname: host, port });
await app.prepare();
const handle = app.getRequestHandler();
const compress = promisify(compression());

const pages = keptPages(generation);
const folder = process.env.PAGES_DIR ? pageFolder(process.env.PAGES_DIR) : undefined;
folder?.empty();
onChange(() => folder?.empty());
/** @type {{ since: number | undefined; text: string } | undefined} */
let missing;
await hearChanges(databaseUrl);

const noteAddress = addressNotes({ proxies, warn: (words) => log.warn(words) });
const admit = actionRequests({
  manifestPath: inRoot(process.env.NEXT_DIST_DIR ?? ".next", ACTIONS_FILE),
  configuredAddress: proxies > 0 ? process.env.PUBLIC_URL : undefined,
});

const server = createServer(SENDING, async (request, response) => {
  response.setMaxListeners(MOST_LISTENERS);
  if (isOneTooMany(request, response)) return;
  // Before anything looks at the address: one page has one.
  makeReadable(request);
  const note = {};
  boundSending(request, response, note);
  const key = keyOf(request, proxies > 0 && /^https/.test(String(request.headers["x-forwarded-proto"] ?? "")));
  if (pages.answer(request, response, key)) return;
  await pages.takeTurn(key);
  if (pages.answer(request, response, key)) return;
  const since = generation();
  const begun = folder?.target();
  const endTurn = pages.begin(key, since);
  response.once("close", endTurn);
  noteAddress(request);
  openNote(request, response, note);
  const admitted = await admit(request, response);
  if (!admitted) return;
  const large = enterLargePrint(admitted, response);
  if (response.writableEnded) return;
  keepLength(response);
  await compress(request, response);
  sayErrors(request, response, isDatabaseAway, large && inLargePrint("/"));
  sendPlain(request, response, { readMissing, keep, large });
  await handle(admitted, response).catch((error) => {
    complain(error);
    response.statusCode = 500;
    response.end();
  });

  /** @param {import("node:http").OutgoingHttpHeaders} headers @param {Buffer} body */
  async function keep(headers, body) {
    const page = await pages.keep(key, since, headers, body);
    endTurn();
    if (page?.isReadOnly && !stopping) await folder?.write(begun, String(key).replace(/^s/, ""), page);
    if (page) send(request, response, page);
    return Boolean(page);
  }
});
boundConnections(server, { proxies });
server.listen(port, host, () => {
  // As `next start` does.
  process.env[ORIGIN_VARIABLE] = ownOrigin();
  clearFilesEveryHour();
  checkAuditEveryHour();
});

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);

/**
 * The framework drops Content-Length from what a route answers (lib/core/ranged-response.ts says it under another name). A
 * download without it shows no progress, and some phones play no video.
 * @param {import("node:http").ServerResponse} response
 */
function keepLength(response) {
  const { writeHead } = response;
  response.writeHead = (/** @type {unknown[]} */ ...head) => {
    const length = response.getHeader("x-file-length");
    if (length !== undefined) {
      response.removeHeader("x-file-length");
      if (!response.hasHeader("content-encoding")) response.setHeader("content-length", length);
    }
    return writeHead.apply(response, /** @type {Parameters<typeof writeHead>} */ (head));
  };
}

/** @param {Error} error */
function complain(error) {
  log.error({ error: error.name, at: error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) }, error.message);
}

function ownOrigin() {
  const { address, port: bound, family } = /** @type {import("node:net").AddressInfo} */ (server.address());
  if (address === "0.0.0.0" || address === "::") return `http://127.0.0.1:${bound}`;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${bound}`;
}

/** The application notes it (lib/core/database-absence.ts, in this same process); before it is asked for anything nobody has. */
async function isDatabaseAway() {
  const { partySchoolAbsences } = /** @type {{ partySchoolAbsences?: Map<string, { isAway: boolean }> }} */ (
    globalThis
  );
  if (partySchoolAbsences?.get(databaseUrl)?.isAway) return true;
  return !(await askDatabase(databaseUrl, "SELECT"));
}

/** @param {string} method @param {string} path */
async function askOurselves(method, path) {
  const headers = { "x-server-secret": secret };
  const answer = await fetch(ownOrigin() + path, { method, headers });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
}

/** The page that says that there is none, as it stands at an address that does not exist; kept until something changes. */
async function readMissing() {
  const since = generation();
  if (since !== undefined && missing?.since === since) return missing.text;
  const answer = await fetch(ownOrigin() + MISSING_PAGE, { signal: AbortSignal.timeout(10_000) });
  const text = await answer.text();
  if (answer.status !== 404) throw new Error(`the page that says that there is none: ${answer.status}`);
  missing = { since, text };
  return text;
}

/** What uploads leave, and files that nothing shows any more. Several servers may do so at once. */
function clearFilesEveryHour() {
  askOurselves("DELETE", "/api/unused-files").catch(complain);
  setTimeout(clearFilesEveryHour, 3_600_000).unref();
}

/** Whether a day has passed since the last check, the answering server sees for itself. */
function checkAuditEveryHour() {
  askOurselves("POST", "/api/audit-check").catch(complain);
  setTimeout(checkAuditEveryHour, 3_600_000).unref();
}

function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => server.closeAllConnections(), GRACE_SECONDS * 1000).unref();
  folder?.empty();
  server.close(async () => {
    await app.close();
    process.exit(0);
  });
  server.closeIdleConnections();
}
