/** What somebody reads whose session has ended, for whatever reason. The page makes a link of `SIGN_IN_BESIDE`. */
export const SIGN_IN_BESIDE = "在新窗口登录";

/** The sentence, with what is to be done after that. */
export function signedOutSentence(then: string): string {
  return `您的登录已经结束。请${SIGN_IN_BESIDE}，然后回到这个页面${then}`;
}
