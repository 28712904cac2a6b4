/**
 * Where the site is, in lines for whoever started it. `others` are this machine's addresses in the office network, `path` that of
 * the one-time page (empty when there is an administrator), `env` has PUBLIC_URL and TRUSTED_PROXIES. A link stands alone on its
 * line: terminals and mail programs then take all of it.
 * @param {{ port: number; host: string; others: string[]; path: string; env: NodeJS.Dict<string> }} site
 */
export function welcome({ port, host, others, path, env }) {
  const everywhere = host === "0.0.0.0" || host === "::";
  const here = `http://${everywhere || host === "127.0.0.1" ? "localhost" : host}:${port}`;
  const outside = env.PUBLIC_URL?.replace(/\/+$/, "");
  const lines = [`网站已启动：${here}`];
  if (outside && outside !== here) lines.push(`对外地址（PUBLIC_URL）：${outside}`);
  for (const other of everywhere ? others : []) lines.push(`同一网络内的其他设备：http://${other}:${port}`);
  if (!path) return lines;
  lines.push(`首次使用，请打开下面的一次性链接设置管理员：\n${outside || here}${path}`);
  // Behind proxies forms are taken from PUBLIC_URL only: the other link would lead to a refusal.
  if (outside && outside !== here && !(Number(env.TRUSTED_PROXIES) > 0))
    lines.push(`这个地址还打不开时，也可以在本机打开：\n${here}${path}`);
  return lines;
}
