/** As on the site (app/globals.css): paper, ink, and the bar in red; the title has the serif letters. */
const SANS = 'system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif';
const SERIF = '"Songti SC","STSong","Noto Serif CJK SC","SimSun",serif';
const STYLE = `
body{margin:0;background:#faf7f0;color:#25211c;font:1.0625rem/1.75 ${SANS}}
header{border-top:4px solid #a31f1a;border-bottom:1px solid #e2dacb;background:#fffdf8}
header a{color:#7c1512;font:bold 1.1875rem/1.7 ${SERIF};text-decoration:none}
header div,main{max-width:40rem;margin:0 auto;padding:.75rem 1rem}
main{padding-top:3rem;padding-bottom:4rem}
h1{margin:0;font:bold 1.75rem/1.4 ${SERIF}}
p{margin:.75rem 0 0}
main a{color:#7c1512}
a{display:inline-block;padding:.5rem 0}
:focus-visible{outline:3px solid #1f5fae;outline-offset:2px}
`;

/**
 * Answers in words that need neither the framework, nor the database, nor a script. The school's name would need the database.
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {{ title: string; advice: string; home?: string }} sentence `home` is where the front page is
 * @param {import("node:http").OutgoingHttpHeaders} [headers]
 */
export function answerInWords(response, status, sentence, headers = {}) {
  if (response.headersSent || response.destroyed) return;
  const { title, advice, home = "/" } = sentence;
  const body = `<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>${STYLE}</style></head>
<body>
<header><div><a href="${home}">社区党校</a></div></header>
<main>
<h1>${title}</h1>
<p>${advice}</p>
<p><a href="${home}">回到首页</a></p>
</main>
</body>
</html>
`;
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    ...headers,
  });
  response.end(body);
}
