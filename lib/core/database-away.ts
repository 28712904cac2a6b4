import { AWAY_CODE, AWAY_WORDS_OF_PG } from "./away-codes.mjs";

/** How Prisma and its adapter name it beside; and PostgreSQL that a question took too long. */
const CODE =
  /^(?:57014|P1001|P1002|P1008|P1017|P2024|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;

/** What PostgreSQL and Prisma say where no code is handed on. */
const WORDS =
  /terminating connection|the database system is|canceling statement due to statement timeout|Can't reach database server|Server has closed the connection/;

/** Stands in errors of the line to the database (`DatabaseClient`). */
export const OF_DATABASE = Symbol.for("party-school.of-database");

/**
 * Whether an error says that the database cannot be reached, starts, ends, hangs or has no connection left, and not that anything
 * was wrong with what was asked, nor that anything else (a bucket, another server) cannot be reached.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error) || isOfTheFramework(error)) return false;
  const errors = errorsIn(error, 0);
  const isSaidByPg = errors.some((each) => each instanceof Error && AWAY_WORDS_OF_PG.test(each.message));
  return isSaidByPg || errors.filter(isOfTheDatabase).some((each) => errorsIn(each, 0).some(saysAway));
}

/** Where an action leads, and that something is forbidden, is thrown too; an address in it may look like a code. */
function isOfTheFramework(error: Error): boolean {
  return "digest" in error && String(error.digest).startsWith("NEXT_");
}

/** Prisma's errors and its adapter's have names, PostgreSQL's own a severity. */
export function isOfTheDatabase(error: object): boolean {
  if (!(error instanceof Error)) return false;
  return OF_DATABASE in error || "severity" in error || /^(?:PrismaClient|DriverAdapterError)/.test(error.name);
}

function saysAway(error: object): boolean {
  // The socket of a server on this machine is not there; any other file that is not there is a bug.
  if ("syscall" in error && error.syscall === "connect" && "code" in error && error.code === "ENOENT") return true;
  const [message, ...named] = [error instanceof Error ? error.message : "", ...Object.values(error)];
  const ways = [AWAY_CODE, CODE, WORDS];
  return WORDS.test(message) || named.some((value) => typeof value === "string" && ways.some((way) => way.test(value)));
}

/** The adapter, pg and the operating system say it at different depths. */
function errorsIn(value: unknown, depth: number): object[] {
  if (typeof value !== "object" || value === null || depth > 5) return [];
  const inner = [...(value instanceof Error ? [value.cause] : []), ...Object.values(value)];
  return [value, ...inner.flatMap((each) => errorsIn(each, depth + 1))];
}
