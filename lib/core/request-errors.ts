import { absenceOf } from "./database-absence";
import { isDatabaseAway, isOfTheDatabase } from "./database-away";
import { env } from "./env";
import { log } from "./log";
import { metrics } from "./metrics";

type Request = { method: string; route: string; kind: string };

/** Notes what broke while a request was answered. That the database is away stands in the log once for all of them. */
export function logRequestError(error: unknown, request: Request): void {
  metrics.errors.inc({ kind: request.kind });
  if (isAbsenceNoted(error)) return;
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  log.error({ ...request, digest, ...described(error) }, "a request was not answered");
}

/** Notes that a form could not reach the database, unless that stands in the log already. */
export function logFormError(error: unknown): void {
  if (!isAbsenceNoted(error)) log.error(described(error), "the database is away");
}

function isAbsenceNoted(error: unknown): boolean {
  return isDatabaseAway(error) && absenceOf(env.DATABASE_URL).isAway;
}

/** What an error is and where it arose. What it says may hold what was typed where the database, or a parser, says it. */
function described(error: unknown) {
  if (!(error instanceof Error)) return { error: typeof error };
  const lines = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const quotes = isOfTheDatabase(error) || error instanceof SyntaxError;
  return {
    error: error.name,
    code: (error as { code?: unknown }).code,
    sqlState: sqlStateOf(error),
    said: quotes ? undefined : error.message,
    at: lines.map((line) => line.trim()).slice(0, 12),
  };
}

/** PostgreSQL's own code, as Prisma and its adapter hand it on: it tells what went wrong without the words. */
function sqlStateOf(error: Error): unknown {
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } } };
  return meta?.driverAdapterError?.cause?.originalCode;
}
