/** So many wrong guesses in a row from one browser or network lock the account for it, and for nobody else. */
export const TRIES_BEFORE_LOCK = 5;
export const LOCK_MINUTES = 15;

/** However many guess, somebody new to the account waits no longer than this. */
const LONGEST_WAIT_SECONDS = 60;

/** Wrong guesses older than this are forgotten. */
export const FORGET_MINUTES = 60;

/** The count of all strangers together, and that of wrong codes from wherever. */
export const EVERYBODY = "everybody";
export const CODES = "codes";

/** The count of wrong codes since the owner was last told of them and answered. */
export const UNSETTLED_CODES = "codes not settled";

/** So many wrong codes in a row, from wherever, and strangers wait with the next one. */
export const CODES_BEFORE_WAIT = 10;
const LONGEST_CODE_WAIT_MINUTES = 60;
export const FORGET_CODES_HOURS = 24;

/** What the log calls it; the owner of the account reads of it too. */
export const CODES_GUESSED = "second-factor.guessed";

/** Minutes until a stranger may try the next code, after so many wrong ones in a row: from the tenth on 1, 2, 4 … */
export function minutesAfterCodes(codes: number): number {
  return codes < CODES_BEFORE_WAIT ? 0 : Math.min(2 ** (codes - CODES_BEFORE_WAIT), LONGEST_CODE_WAIT_MINUTES);
}

/** How the guesses at an account are filed. */
export function subjectOf(accountId: number): string {
  return `account:${accountId}`;
}

/** Seconds until the account hears the next stranger, after so many wrong guesses of strangers in a row: 1, 2, 4 … */
export function waitAfter(guesses: number): number {
  return Math.min(2 ** Math.max(0, guesses - 1), LONGEST_WAIT_SECONDS);
}

/** The same for a wrong name and a wrong password. */
export const WRONG = `用户名或密码不正确，请核对后再试。连续输错 ${TRIES_BEFORE_LOCK} 次，要等 ${LOCK_MINUTES} 分钟才能再试。`;

/** What a person reads where they guessed wrong too often. */
export function lockedSentence(until: Date, now: Date): string {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000);
  return `输错次数过多，这个用户名在您现在的网络（或这台电脑、手机）上已锁定，要等 ${minutes} 分钟才能再试。着急的话，请管理员解锁。`;
}

/** What a person reads while strangers guess. */
export function slowedSentence(until: Date, now: Date): string {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return `刚才这个用户名的密码或验证码输错过，请等 ${seconds} 秒再试。`;
}

/** What a stranger reads while others guess codes. */
export function codesSentence(until: Date, now: Date): string {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000);
  return `这个账号的验证码被连续输错太多次，请等 ${minutes} 分钟再试，或请管理员解锁。在您以前登录过的浏览器上登录，不用等。`;
}
