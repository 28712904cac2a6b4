/** Answers in words that need neither the framework, nor the database, nor a script. */
export function answerInWords(response, status, sentence, headers = {}) {
  if (response.headersSent || response.destroyed) return;
  const body = `<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${sentence.title}</title></head>
<body style="max-width:40em;margin:3em auto;padding:0 1em;font-family:sans-serif;line-height:1.75">
<h1>${sentence.title}</h1>
<p>${sentence.advice}</p>
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
