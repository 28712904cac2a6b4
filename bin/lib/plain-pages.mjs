/** On answers to addresses of public pages; next.config.ts puts it there. */
const MARK = "x-plain-page";

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
    chunks.push(Buffer.from(piece[0]));
    return true;
  };
  response.end = (...piece) => {
    Object.assign(response, { write, end, flushHeaders });
    if (!isPlain()) return end.apply(response, piece);
    const last = typeof piece[0] === "function" ? [] : piece.slice(0, 1).filter(Boolean);
    const html = Buffer.concat([...chunks, ...last.map((chunk) => Buffer.from(chunk))]).toString();
    finish(response, html, readMissing).catch((error) => response.destroy(error));
    return response;
  };
}

async function finish(response, html, readMissing) {
  const isMissing = response.statusCode === 404 && html.includes(BROKEN_OFF);
  const page = isMissing ? await readMissing() : html;
  const body = needsScripts(page) ? page : withoutScripts(page, response);
  response.removeHeader(MARK);
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(body);
}

/** A page that broke off in another way says so only by script, as one does in which something is operated. */
function needsScripts(page) {
  return page.includes(BROKEN_OFF) || page.includes(OPERATED);
}

function withoutScripts(page, response) {
  const policy = String(response.getHeader("content-security-policy") ?? "");
  response.setHeader("content-security-policy", policy.replace(/script-src [^;]+/, "script-src 'none'"));
  return page.replace(SCRIPT, "");
}

function isHtml(response) {
  return String(response.getHeader("content-type") ?? "").startsWith("text/html");
}
