/**
 * How PostgreSQL (SQLSTATE 08, 53300, 57P0) and the operating system say that nobody is there, starts, ends, or has no connection
 * left. Read by the site, and by what runs beside it.
 */
export const AWAY_CODE =
  /^(?:08\w{3}|53300|57P0[1-5]|ECONN\w+|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/** What pg says of it in an error that nothing else tells from those of others. */
export const AWAY_WORDS_OF_PG =
  /^(?:Query read timeout$|timeout exceeded when trying to connect$|Connection terminated|Client has encountered a connection error)/;
