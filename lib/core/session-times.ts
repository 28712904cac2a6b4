/** A session ends this long after sign-in, whatever happens. */
export const SESSION_HOURS = 12;

/** Without a request for this long, a session is over. */
export const IDLE_MINUTES = 30;

/** A browser is remembered for so long after its last sign-in. */
export const BROWSER_DAYS = 180;
