import pg from "pg";
import { OF_DATABASE } from "./database-away";

/** A connection to the database whose broken line is told from that of a bucket: the operating system names both alike. */
export class DatabaseClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // Waiting questions are told of the same error, after this.
    this.on("error", mark);
  }

  override connect(): Promise<pg.Client>;
  override connect(callback: (error: Error) => void): void;
  override connect(callback?: (error: Error) => void): Promise<pg.Client> | undefined {
    if (!callback) return super.connect().catch((error: unknown) => Promise.reject(mark(error)));
    super.connect((error: Error) => callback(mark(error)));
    return undefined;
  }
}

function mark<E>(error: E): E {
  if (error instanceof Error) Object.assign(error, { [OF_DATABASE]: true });
  return error;
}
