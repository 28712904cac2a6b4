/** What was caught may be anything; these say of it what there is to say. */

/**
 * Its code, as the operating system, PostgreSQL or a bucket gives it.
 * @param {unknown} error
 * @returns {string | undefined}
 */
export function codeOf(error) {
  return hasPart(error, "code") && typeof error.code === "string" ? error.code : undefined;
}

/**
 * Its sentence.
 * @param {unknown} error
 */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * What a program said before it failed, where somebody listened.
 * @param {unknown} error
 */
export function outputOf(error) {
  return hasPart(error, "output") && typeof error.output === "string" ? error.output.trimEnd() : undefined;
}

/**
 * Where it broke.
 * @param {unknown} error
 */
export function stackOf(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** @template {string} Name @param {unknown} error @param {Name} name @returns {error is Record<Name, unknown>} */
function hasPart(error, name) {
  return typeof error === "object" && error !== null && name in error;
}
