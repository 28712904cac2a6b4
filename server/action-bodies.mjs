import { ACTION_FIELDS } from "./next-facts.mjs";

/** A form of this site has fewer fields; lib/core/typed-form.ts has the bounds of what it reads. */
const MOST_PARTS = 1800;
const MOST_VALUES = 20_000;
const DEEPEST = 12;

/** Which form it is, when a page has several. */
const FORM = `${ACTION_FIELDS}KEY`;
/** Which action, by the number that its other fields carry. */
const REFERENCE = `${ACTION_FIELDS}REF_`;

/**
 * Reads what a page's script or a plain form sends to a server action, and gives it written anew, so that the framework meets
 * nothing it would stumble over. Undefined when it is not what our own pages send.
 * @param {object} sent
 * @param {Buffer} sent.body
 * @param {string} sent.type as the request says
 * @param {string | undefined} sent.actionId undefined where a form without script names the action
 * @param {(id: unknown) => boolean} sent.isKnown whether an action is on the page
 * @returns {Promise<{ body: Buffer; type: string } | undefined>}
 */
export async function readActionBody({ body, type, actionId, isKnown }) {
  if (!/^multipart\/form-data/i.test(type)) {
    const text = body.toString();
    return actionId && isArguments(text) ? { body, type } : undefined;
  }
  const form = await parseForm(body, type);
  if (!form || !(actionId ? isCall(form) : isPlainForm(form, isKnown))) return undefined;
  const written = new Response(form);
  return { body: Buffer.from(await written.arrayBuffer()), type: written.headers.get("content-type") ?? "" };
}

/** @param {Buffer} body @param {string} type */
async function parseForm(body, type) {
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,100})"|([^\s;"]{1,100}))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  if (!boundary || countOf(body, `--${boundary}`) > MOST_PARTS) return undefined;
  try {
    return await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  } catch {
    return undefined;
  }
}

/**
 * How often a text stands in bytes.
 * @param {Buffer} bytes
 * @param {string} text
 */
function countOf(bytes, text) {
  let count = 0;
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + text.length)) count += 1;
  return count;
}

/**
 * By script: the arguments under "0", the fields of the form they name under "_1_…".
 * @param {FormData} form
 */
function isCall(form) {
  const [root, ...others] = form.getAll("0");
  if (typeof root !== "string" || others.length > 0 || !isArguments(root)) return false;
  return [...form.keys()].every((name) => name === "0" || name.startsWith("_1_"));
}

/**
 * Without script: which action, and what it answered last, beside the fields.
 * @param {FormData} form
 * @param {(id: unknown) => boolean} isKnown
 */
function isPlainForm(form, isKnown) {
  const names = [...form.keys()].filter((name) => name.startsWith(ACTION_FIELDS) && name !== FORM);
  const number = names.find((name) => name.startsWith(REFERENCE))?.slice(REFERENCE.length) ?? "";
  const [action, values] = [`${ACTION_FIELDS}${number}:0`, `${ACTION_FIELDS}${number}:1`];
  const expected = [REFERENCE + number, action, values];
  if (!/^\w{1,20}$/.test(number) || names.sort().join() !== expected.sort().join()) return false;
  const { id, bound, ...more } = objectIn(form.get(action));
  if (!isKnown(id) || bound !== "$@1" || Object.keys(more).length > 0) return false;
  const keys = form.getAll(FORM);
  return (
    isArguments(form.get(values)) && keys.length <= 1 && keys.every((key) => /^k[0-9a-f]{1,64}$/.test(String(key)))
  );
}

/**
 * At most two arguments: plain values, and the form. React's encoding knows much more, all of it begins with "$".
 * @param {unknown} text
 */
function isArguments(text) {
  const values = valueIn(text);
  if (!Array.isArray(values) || values.length > 2) return false;
  const [first, second] = values;
  let left = MOST_VALUES;
  /** @param {unknown} value @param {number} depth @returns {boolean} */
  const isPlain = (value, depth) => {
    left -= 1;
    if (left < 0 || depth > DEEPEST) return false;
    if (typeof value === "string") return !value.startsWith("$") || value.startsWith("$$") || value === "$undefined";
    if (typeof value !== "object" || value === null) return true;
    if (Array.isArray(value)) return value.every((inner) => isPlain(inner, depth + 1));
    return Object.entries(value).every(
      ([key, inner]) => !/^(?:__proto__|then)$/.test(key) && isPlain(inner, depth + 1),
    );
  };
  return isPlain(first, 1) && (second === "$K1" || isPlain(second, 1));
}

/** @param {unknown} text @returns {Record<string, unknown>} */
function objectIn(text) {
  const value = valueIn(text);
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** @param {unknown} text @returns {unknown} */
function valueIn(text) {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
