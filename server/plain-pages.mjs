/** On answers to addresses of public pages; next.config.ts puts it there. */
const MARK = "x-plain-page";
/** On answers that are the same for everybody and whatever the query: next.config.ts and some routes put it there. */
const KEEP = "x-keep-page";

/** What stands in a page that cannot do without scripts. */
const OPERATED = ' data-operated="true"';

/** How the framework begins a page that broke off: what it says is only put in by a script. */
const BROKEN_OFF = '<html id="__next_error__"';

/** A script, or a link that fetches one. React writes `<` and `"` of texts and values as entities: what looks like a tag is one. */
const SCRIPT = /<script\b[\s\S]*?<\/script>|<link\b[^>]*\s(?:as="script"|rel="modulepreload")[^>]*>/g;

/**
 * Public pages are read and not operated: they are sent without the framework's scripts and under a policy that runs none
 * (docs/decisions/014-public-pages-run-nothing.md). Only a page in which something is operated, marked `data-operated`, is
 * sent as it is. `readMissing` gives the page that says that there is none, for a record that is not there. What may be kept
 * goes through `keep(headers, body)`, which sends it when it says so.
 */
export function sendPlain(request, response, { readMissing, keep = async (_headers, _body) => false }) {
  if (request.method !== "GET") return;
  const { write, end, flushHeaders } = response;
  const chunks = [];
  let held;
  // Asked when the first of a page comes: by then its headers are there.
  const isHeld = () => {
    held ??= !response.headersSent && (isPlain(response) || response.hasHeader(KEEP));
    return held;
  };
  response.flushHeaders = () => {
    if (!isHeld()) flushHeaders.call(response);
  };
  response.write = (...piece) => {
    if (!isHeld()) return write.apply(response, piece);
    chunks.push(bytesOf(piece[0]));
    return true;
  };
  response.end = (...piece) => {
    Object.assign(response, { write, end, flushHeaders });
    if (!isHeld()) return end.apply(response, piece);
    if (piece[0] && typeof piece[0] !== "function") chunks.push(bytesOf(piece[0]));
    finish(response, Buffer.concat(chunks), { readMissing, keep }).catch((error) => response.destroy(error));
    return response;
  };
}

async function finish(response, bytes, { readMissing, keep }) {
  const mayKeep = response.statusCode === 200 && response.hasHeader(KEEP) && !response.hasHeader("set-cookie");
  const body = isPlain(response) ? await inPlain(response, bytes.toString(), readMissing) : bytes;
  response.removeHeader(MARK);
  response.removeHeader(KEEP);
  if (mayKeep && (await keep(response.getHeaders(), body))) return;
  response.setHeader("content-length", body.length);
  response.end(body);
}

async function inPlain(response, html, readMissing) {
  const isMissing = response.statusCode === 404 && html.includes(BROKEN_OFF);
  const text = isMissing ? await readMissing() : html;
  // A page that broke off in another way says so only by script.
  if (text.includes(BROKEN_OFF) || text.includes(OPERATED)) return Buffer.from(text);
  const policy = String(response.getHeader("content-security-policy") ?? "");
  response.setHeader("content-security-policy", policy.replace(/script-src [^;]+/, "script-src 'none'"));
  return Buffer.from(text.replace(SCRIPT, ""));
}

function bytesOf(chunk) {
  return typeof chunk === "string" ? Buffer.from(chunk) : chunk;
}

function isPlain(response) {
  return response.hasHeader(MARK) && String(response.getHeader("content-type") ?? "").startsWith("text/html");
}
