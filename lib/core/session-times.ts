/** A session ends this long after sign-in, whatever happens. */
export const SESSION_HOURS = 12;

/** Without a request for this long, a session is over. */
export const IDLE_MINUTES = 30;

/** A browser is remembered for so long after its last sign-in. */
export const BROWSER_DAYS = 180;

/** A browser whose last sign-in lies before this is a stranger again. */
export function rememberedSince(now: Date): Date {
  return new Date(now.getTime() - BROWSER_DAYS * 86_400_000);
}
