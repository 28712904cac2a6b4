import { countOf } from "./bytes.mjs";

/** A form of this site has fewer fields; lib/core/typed-form.ts has the bounds of what it reads. */
const MOST_PARTS = 1800;
const MOST_VALUES = 20_000;
const DEEPEST = 12;

/**
 * Reads what a page's script or a plain form sends to a server action, and gives it written anew, so that the framework meets
 * nothing it would stumble over. Undefined when it is not what our own pages send.
 */
export async function readActionBody({ body, type, actionId, isKnown }) {
  if (!/^multipart\/form-data/i.test(type)) {
    const text = body.toString();
    return actionId && isArguments(text) ? { body, type } : undefined;
  }
  const form = await parseForm(body, type);
  if (!form || !(actionId ? isCall(form) : isPlainForm(form, isKnown))) return undefined;
  const written = new Response(form);
  return { body: Buffer.from(await written.arrayBuffer()), type: written.headers.get("content-type") };
}

async function parseForm(body, type) {
  const boundary = /;\s*boundary=(?:"([^"]{1,100})"|([^\s;"]{1,100}))/i.exec(type);
  if (!boundary || countOf(body, `--${boundary[1] ?? boundary[2]}`) > MOST_PARTS) return undefined;
  try {
    return await new Response(body, { headers: { "content-type": type } }).formData();
  } catch {
    return undefined;
  }
}

/** By script: the arguments under "0", the fields of the form they name under "_1_…". */
function isCall(form) {
  const [root, ...others] = form.getAll("0");
  if (typeof root !== "string" || others.length > 0 || !isArguments(root)) return false;
  return [...form.keys()].every((name) => name === "0" || name.startsWith("_1_"));
}

/** Without script: which action, and what it answered last, beside the fields. */
function isPlainForm(form, isKnown) {
  const names = [...form.keys()].filter((name) => name.startsWith("$ACTION_") && name !== "$ACTION_KEY");
  const [, number] = /^\$ACTION_REF_(\w{1,20})$/.exec(names.find((name) => name.startsWith("$ACTION_REF_"))) ?? [];
  const expected = [`$ACTION_REF_${number}`, `$ACTION_${number}:0`, `$ACTION_${number}:1`];
  if (names.sort().join() !== expected.sort().join()) return false;
  const { id, bound, ...more } = objectIn(form.get(`$ACTION_${number}:0`));
  if (!isKnown(id) || bound !== "$@1" || Object.keys(more).length > 0) return false;
  const keys = form.getAll("$ACTION_KEY");
  return (
    isArguments(form.get(`$ACTION_${number}:1`)) &&
    keys.length <= 1 &&
    keys.every((key) => /^k[0-9a-f]{1,64}$/.test(key))
  );
}

/** At most two arguments: plain values, and the form. React's encoding knows much more, all of it begins with "$". */
function isArguments(text) {
  const values = valueIn(text);
  if (!Array.isArray(values) || values.length > 2) return false;
  const [first, second] = values;
  let left = MOST_VALUES;
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

function objectIn(text) {
  const value = valueIn(text);
  return typeof value === "object" && value !== null ? value : {};
}

function valueIn(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
