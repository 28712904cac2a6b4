/** On answers to addresses of public pages; next.config.ts puts it there. */
const MARK = "x-plain-page";

/** On pages that the framework makes once for everybody. */
const MADE_ONCE = "x-nextjs-prerender";

/** What stands in a page that cannot do without scripts. */
const OPERATED = ' data-operated="true"';

/** How the framework begins a page that broke off: what it says is only put in by a script. */
const BROKEN_OFF = '<html id="__next_error__"';

/** A script, or a link that fetches one. React writes `<` and `"` of texts and values as entities: what looks like a tag is one. */
const SCRIPT = /<script\b[\s\S]*?<\/script>|<link\b[^>]*\s(?:as="script"|rel="modulepreload")[^>]*>/g;

/**
 * Public pages are read and not operated: they are sent without the framework's scripts and under a policy that runs none
 * (docs/decisions/014-public-pages-run-nothing.md). Only a page in which something is operated, marked `data-operated`, is
 * sent as it is. `readMissing` gives the page that says that there is none, for a record that is not there.
 */
export function sendPlain(request, response, readMissing) {
  if (request.method !== "GET") return;
  const { write, end, flushHeaders } = response;
  const chunks = [];
  let plain;
  // Asked when the first of a page comes: by then its headers are there.
  const isPlain = () => {
    plain ??= !response.headersSent && response.hasHeader(MARK) && isHtml(response);
    return plain;
  };
  response.flushHeaders = () => {
    if (!isPlain()) flushHeaders.call(response);
  };
  response.write = (...piece) => {
    if (!isPlain()) return write.apply(response, piece);
    chunks.push(bytesOf(piece[0]));
    return true;
  };
  response.end = (...piece) => {
    Object.assign(response, { write, end, flushHeaders });
    if (!isPlain()) return end.apply(response, piece);
    if (piece[0] && typeof piece[0] !== "function") chunks.push(bytesOf(piece[0]));
    finish(request, response, Buffer.concat(chunks), readMissing).catch((error) => response.destroy(error));
    return response;
  };
}

async function finish({ url }, response, html, readMissing) {
  const made = kept.get(url);
  const page = made?.html.equals(html) ? made : await makePage(html, response.statusCode, readMissing);
  // Not what says that there is none: addresses that somebody makes up would drive out those that are read.
  if (response.statusCode === 200 && response.hasHeader(MADE_ONCE)) keep(url, page);
  response.removeHeader(MARK);
  response.setHeader("content-length", page.body.length);
  if (page.runsNothing) {
    const policy = String(response.getHeader("content-security-policy") ?? "");
    response.setHeader("content-security-policy", policy.replace(/script-src [^;]+/, "script-src 'none'"));
  }
  response.end(page.body);
}

async function makePage(html, status, readMissing) {
  const isMissing = status === 404 && html.includes(BROKEN_OFF);
  const text = isMissing ? await readMissing() : html.toString();
  // A page that broke off in another way says so only by script.
  const runsNothing = !text.includes(BROKEN_OFF) && !text.includes(OPERATED);
  return { html, body: Buffer.from(runsNothing ? text.replace(SCRIPT, "") : text), runsNothing };
}

/** What was sent last for some addresses: as long as the framework gives the same page, it need not be gone through again. */
const kept = new Map();
const MOST_KEPT = 100;

function keep(url, page) {
  kept.delete(url);
  kept.set(url, page);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
}

function bytesOf(chunk) {
  return typeof chunk === "string" ? Buffer.from(chunk) : chunk;
}

function isHtml(response) {
  return String(response.getHeader("content-type") ?? "").startsWith("text/html");
}
