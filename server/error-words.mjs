import { holdAnswer } from "./held-answers.mjs";
import { ACTION_HEADER, DATA_HEADER, ERROR_NUMBER } from "./next-facts.mjs";
import { answerInWords } from "./plain-answers.mjs";

/** @import { IncomingMessage, ServerResponse } from "node:http" */

const RETRY_SECONDS = 10;

const AGAIN = "请过一会儿刷新本页；如果还是这样，请联系维护人员。";
const SENT =
  "刚才提交的内容没有收到保存成功的回音。请过一会儿刷新本页：浏览器会问是否重新提交，选“是”，填写的内容会再交一次。";

/**
 * Says in words that a page could not be made. The framework puts what it says there by script only; who has none, or an old
 * browser, would look at a white page. `isDatabaseAway` tells whether that is why: then it is 503.
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {() => Promise<boolean>} isDatabaseAway
 * @param {string} [home] where the front page is, in the edition that was asked for
 */
export function sayErrors(request, response, isDatabaseAway, home) {
  const isHeld = () => isBrokenPage(request, response);
  holdAnswer(response, isHeld, (bytes) => answer(request, response, { html: bytes.toString(), isDatabaseAway, home }));
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {{ html: string; isDatabaseAway: () => Promise<boolean>; home?: string | undefined }} broken
 */
async function answer(request, response, { html, isDatabaseAway, home }) {
  const isAway = await isDatabaseAway();
  for (const header of ["content-encoding", "etag", "transfer-encoding"]) response.removeHeader(header);
  const advice = request.method === "POST" ? SENT : AGAIN;
  const [, number] = ERROR_NUMBER.exec(html) ?? [];
  if (isAway) {
    const sentence = { title: "网站暂时连不上数据库", advice: `已保存的内容不受影响。${advice}`, home };
    answerInWords(response, 503, sentence, { "retry-after": String(RETRY_SECONDS) });
  } else {
    const told = number ? `编号：${number}` : "";
    const sentence = { title: "页面没有打开成功", advice: `已保存的内容不受影响。${advice}${told}`, home };
    answerInWords(response, 500, sentence);
  }
}

/**
 * Not what a page's script asks for: it has words of its own.
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 */
function isBrokenPage({ url = "", headers }, response) {
  if (response.statusCode < 500 || url.startsWith("/api/") || headers[DATA_HEADER] || headers[ACTION_HEADER]) {
    return false;
  }
  const type = String(response.getHeader("content-type") ?? "");
  return (
    type === "" ||
    type.startsWith("text/html") ||
    (type.startsWith("text/plain") && Boolean(headers.accept?.includes("text/html")))
  );
}
