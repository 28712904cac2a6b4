/** So many wrong guesses in a row from one browser or network lock the account for it, and for nobody else. */
export const TRIES_BEFORE_LOCK = 5;
export const LOCK_MINUTES = 15;

/** However many guess, somebody new to the account waits no longer than this. */
const LONGEST_WAIT_SECONDS = 60;

/** Wrong guesses older than this are forgotten. */
export const FORGET_MINUTES = 60;

/** How the guesses at an account are filed. */
export function subjectOf(accountId: number): string {
  return `account:${accountId}`;
}

/** Seconds until the account hears the next stranger, after so many wrong guesses of strangers in a row: 1, 2, 4 … */
export function waitAfter(guesses: number): number {
  return Math.min(2 ** Math.max(0, guesses - 1), LONGEST_WAIT_SECONDS);
}

/** The same for a wrong name, a wrong password and a wrong code. */
export const WRONG = `用户名、密码或验证码不正确。连续输错 ${TRIES_BEFORE_LOCK} 次，这里 ${LOCK_MINUTES} 分钟内不能再试。`;

/** What a person reads where they guessed wrong too often. */
export function lockedSentence(until: Date, now: Date): string {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000);
  return `输错次数过多，这个用户名在这里已锁定，请 ${minutes} 分钟后再试，或请管理员解锁。`;
}

/** What a person reads while strangers guess. */
export function slowedSentence(until: Date, now: Date): string {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return `这个用户名刚刚有人输错，请等 ${seconds} 秒再试。`;
}
