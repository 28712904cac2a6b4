import { answerInWords } from "./plain-answers.mjs";

const RETRY_SECONDS = 10;

const AGAIN = "请过一会儿刷新本页；如果还是这样，请联系维护人员。";
const SENT =
  "刚才提交的内容没有收到保存成功的回音。请过一会儿刷新本页：浏览器会问是否重新提交，选“是”，填写的内容会再交一次。";

/**
 * Says in words that a page could not be made. The framework puts what it says there by script only; who has none, or an old
 * browser, would look at a white page. `isDatabaseAway` tells whether that is why: then it is 503.
 */
export function sayErrors(request, response, isDatabaseAway) {
  const { write, end, flushHeaders } = response;
  const chunks = [];
  let held;
  const isHeld = () => {
    held ??= !response.headersSent && isBrokenPage(request, response);
    return held;
  };
  response.flushHeaders = () => {
    if (!isHeld()) flushHeaders.call(response);
  };
  response.write = (...piece) => {
    if (!isHeld()) return write.apply(response, piece);
    chunks.push(piece[0]);
    return true;
  };
  response.end = (...piece) => {
    Object.assign(response, { write, end, flushHeaders });
    if (!isHeld()) return end.apply(response, piece);
    if (piece[0] && typeof piece[0] !== "function") chunks.push(piece[0]);
    const html = Buffer.concat(chunks.map((chunk) => Buffer.from(chunk))).toString();
    answer(request, response, { html, isDatabaseAway }).catch((error) => response.destroy(error));
    return response;
  };
}

async function answer(request, response, { html, isDatabaseAway }) {
  const isAway = await isDatabaseAway();
  for (const header of ["content-encoding", "etag", "transfer-encoding"]) response.removeHeader(header);
  const advice = request.method === "POST" ? SENT : AGAIN;
  const [, number] = /digest\\?":\\?"([\w@-]{1,40})/.exec(html) ?? [];
  if (isAway) {
    const sentence = { title: "网站暂时连不上数据库", advice: `已保存的内容不受影响。${advice}` };
    answerInWords(response, 503, sentence, { "retry-after": String(RETRY_SECONDS) });
  } else {
    const told = number ? `编号：${number}` : "";
    answerInWords(response, 500, { title: "页面没有打开成功", advice: `已保存的内容不受影响。${advice}${told}` });
  }
}

/** Not what a page's script asks for: it has words of its own. */
function isBrokenPage({ url, headers }, response) {
  if (response.statusCode < 500 || url.startsWith("/api/") || headers.rsc || headers["next-action"]) return false;
  const type = String(response.getHeader("content-type") ?? "");
  return (
    type === "" ||
    type.startsWith("text/html") ||
    (type.startsWith("text/plain") && headers.accept?.includes("text/html"))
  );
}
