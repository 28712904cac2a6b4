/** A session ends this long after sign-in, whatever happens. */
export const SESSION_HOURS = 12;

/** Without a request for this long, a session is over. */
export const IDLE_MINUTES = 30;
