import { stateOfDatabase } from "./database-answers.mjs";
import { log } from "./log";

const PAUSE_MS = 500;

type State = "answers" | "unreachable" | "silent";

const holder = globalThis as { partySchoolAbsences?: Map<string, DatabaseAbsence> };

/** The absence of one database, as everything in this process sees it; server/serve.mjs looks there too. */
export function absenceOf(connectionString: string): DatabaseAbsence {
  holder.partySchoolAbsences ??= new Map();
  const known = holder.partySchoolAbsences.get(connectionString);
  const absence = known ?? new DatabaseAbsence(connectionString);
  if (!known) holder.partySchoolAbsences.set(connectionString, absence);
  return absence;
}

/**
 * Whether a database is away. Who waits long for it asks; once it is away, it is asked until it is back, and the log has one line
 * at either end. While it is silent nobody is to wait for it anew.
 */
export class DatabaseAbsence {
  isAway = false;
  isSilent = false;
  #heardAt = 0;
  #since = 0;
  #asking: Promise<void> | undefined;

  constructor(private readonly connectionString: string) {}

  /** Something came from it, on whichever connection. */
  heard(): void {
    this.#heardAt = performance.now();
  }

  /** Asks it; all who wait share the question. Resolves to whether it is silent. */
  async suspect(): Promise<boolean> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
      if (this.isAway) setTimeout(() => void this.suspect(), PAUSE_MS).unref();
    });
    await this.#asking;
    return this.isSilent;
  }

  async #ask(): Promise<void> {
    const asked = performance.now();
    const state = await stateOfDatabase(this.connectionString);
    // A new connection may be slow to come while those that there are work.
    const isSilent = state === "silent" && this.#heardAt < asked;
    this.isSilent = isSilent;
    this.#tell(isSilent || state === "unreachable", state);
  }

  #tell(isAway: boolean, state: State): void {
    if (isAway === this.isAway) return;
    this.isAway = isAway;
    if (isAway) {
      this.#since = performance.now();
      log.error({ state }, "the database is away");
    } else {
      log.warn({ seconds: Math.round((performance.now() - this.#since) / 1000) }, "the database is back");
    }
  }
}
