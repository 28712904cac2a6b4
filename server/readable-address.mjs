import { MISSING_PAGE } from "./next-facts.mjs";

/** What an old proxy asks for: the whole address, of which only the path is ours. */
const WHOLE = /^https?:\/\/[^/?]+/i;

/**
 * An address whose escapes cannot be read is one that does not exist; the framework would answer it with an error of its own.
 * `*`, which a server as a whole is asked with, is no page either. A question never holds NUL, which PostgreSQL cannot look for.
 * @param {{ url?: string | undefined }} request
 */
export function makeReadable(request) {
  const [path = "", ...question] = ownPart(request.url ?? "").split("?");
  if (!path.startsWith("/")) {
    request.url = MISSING_PAGE;
    return;
  }
  try {
    decodeURIComponent(path);
  } catch {
    request.url = MISSING_PAGE;
    return;
  }
  request.url = question.length > 0 ? `${path}?${question.join("?").replace(/%00/g, "")}` : path;
}

/** @param {string} address */
function ownPart(address) {
  const own = address.replace(WHOLE, "");
  return own === address || own.startsWith("/") ? own : `/${own}`;
}
