/**
 * @typedef {"table" | "index" | "type" | "trigger" | "column" | "constraint"} Kind
 * @typedef {{ kind: Kind; name: string; of?: string }} Made
 */

/** What stands for itself and hides words that are none of a statement: comments, texts, quoted names, bodies of functions. */
const HIDING =
  /--[^\n]*|\/\*[\s\S]*?\*\/|(\$[A-Za-z_]*\$)[\s\S]*?\1|\b[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"/g;

/**
 * The statements of a script without comments, with names and without what stands in texts, each on one line.
 * @param {string} sql
 */
export function statementsOf(sql) {
  return sql
    .replace(HIDING, (found) => {
      if (found.startsWith('"')) return found.replaceAll(";", "");
      return found.startsWith("--") || found.startsWith("/*") ? " " : "''";
    })
    .split(";")
    .map((statement) => statement.replace(/\s+/g, " ").trim())
    .filter((statement) => statement !== "");
}

/**
 * Statements that cannot be part of the one transaction in which a migration is applied: PostgreSQL refuses them there, they
 * end it, or they change the connection for whoever gets it next from a pool.
 */
const APART = [
  /^(BEGIN|START TRANSACTION|COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|PREPARE TRANSACTION)\b/i,
  /^(VACUUM|CHECKPOINT|ALTER SYSTEM|CLUSTER$|DISCARD|RESET|LISTEN|LOAD)\b/i,
  /^(CREATE|DROP|ALTER) (DATABASE|TABLESPACE|SUBSCRIPTION)\b/i,
  /^(CREATE (UNIQUE )?INDEX|DROP INDEX|REINDEX|ALTER TABLE)\b.* CONCURRENTLY\b/i,
  /^REINDEX (\(.*\) )?(DATABASE|SYSTEM|SCHEMA)\b/i,
  /^SET (?!LOCAL\b|CONSTRAINTS\b)/i,
];

/**
 * Those statements of a script that cannot run inside its transaction.
 * @param {string} sql
 */
export function statementsApart(sql) {
  return statementsOf(sql).filter((statement) => APART.some((shape) => shape.test(statement)));
}

const NAME = '(?:"[^"]+"|[a-z_][a-z0-9_]*)';

/**
 * What a script makes under a name of its own: by these it is known whether the script was applied.
 * @param {string} sql
 * @returns {Made[]}
 */
export function madeBy(sql) {
  return statementsOf(sql).flatMap((statement) => {
    const made = statement.match(
      new RegExp(`^CREATE (?:UNIQUE )?(TABLE|INDEX|TYPE|TRIGGER) (?!IF |ON )(${NAME})(?: |$)`, "i"),
    );
    if (made) return [{ kind: kindOf(made[1]), name: plain(made[2]) }];
    const table = statement.match(new RegExp(`^ALTER TABLE (?:ONLY )?(${NAME}) `, "i"));
    if (!table) return [];
    const added = statement.matchAll(new RegExp(`\\bADD (COLUMN|CONSTRAINT) (?!IF )(${NAME})`, "gi"));
    return [...added].map(([, kind, name]) => ({ kind: kindOf(kind), name: plain(name), of: plain(table[1]) }));
  });
}

/** @param {string | undefined} name */
function plain(name = "") {
  return name.startsWith('"') ? name.slice(1, -1) : name.toLowerCase();
}

/** @param {string | undefined} word */
const kindOf = (word = "") => /** @type {Kind} */ (word.toLowerCase());
