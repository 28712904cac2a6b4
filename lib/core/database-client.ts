import pg from "pg";
import { absenceOf, type DatabaseAbsence } from "./database-absence";
import { isDatabaseAway, OF_DATABASE } from "./database-away";
import { timed } from "./query-times";

/** Long for a database that is well. Then it is asked whether it answers at all. */
const LONG_MS = 2000;

/**
 * A connection to the database. Its broken line is told from that of a bucket: the operating system names both alike. And it does not
 * wait for a database that has fallen silent; for a slow one it does.
 */
export class DatabaseClient extends pg.Client {
  readonly #absence: DatabaseAbsence;
  #waiting: NodeJS.Timeout | undefined;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const connectionString = typeof config === "string" ? config : config?.connectionString;
    this.#absence = absenceOf(connectionString ?? "");
    // Waiting questions are told of the same error, after this.
    this.on("error", mark);
    this.on("end", () => this.#stopWaiting());
    this.on("drain", () => {
      this.#stopWaiting();
      this.#absence.heard();
    });
    this.query = new Proxy(this.query, {
      apply: (ask, _self, asked) => {
        if (this.#absence.isSilent) this.#giveUp();
        else this.#wait();
        return timed(asked, (timedToo) => Reflect.apply(ask, this, timedToo));
      },
    });
  }

  override connect(): Promise<pg.Client>;
  override connect(callback: (error: Error) => void): void;
  override connect(callback?: (error: Error) => void): Promise<pg.Client> | undefined {
    if (callback) {
      this.#connect(callback);
      return undefined;
    }
    return new Promise((resolve, reject) => this.#connect((error) => (error ? reject(error) : resolve(this))));
  }

  #connect(callback: (error: Error) => void): void {
    if (this.#absence.isSilent) {
      process.nextTick(callback, noAnswer());
      return;
    }
    this.#wait();
    super.connect((error: Error) => {
      this.#stopWaiting();
      if (isDatabaseAway(mark(error))) void this.#absence.suspect();
      callback(error);
    });
  }

  #wait(): void {
    this.#stopWaiting();
    const timer = setTimeout(async () => {
      const isSilent = await this.#absence.suspect();
      if (this.#waiting !== timer) return;
      if (isSilent) this.#giveUp();
      else this.#wait();
    }, LONG_MS).unref();
    this.#waiting = timer;
  }

  #stopWaiting(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }

  /** Ends the line: what waits on it fails now, and the pool makes another when the database is back. */
  #giveUp(): void {
    this.#stopWaiting();
    this.connection.stream.destroy(noAnswer());
  }
}

function noAnswer(): Error {
  return mark(Object.assign(new Error("the database does not answer"), { code: "ETIMEDOUT" }));
}

function mark<E>(error: E): E {
  if (error instanceof Error) Object.assign(error, { [OF_DATABASE]: true });
  return error;
}
