/** One database as its three accounts reach it: the web server, the owner of the tables, the superuser. */
export type DatabaseUrls = { url: string; ownerUrl: string; superUrl: string };

/** The same accounts at another database of that server. */
export function urlsAt({ url, ownerUrl, superUrl }: DatabaseUrls, database: string): DatabaseUrls {
  const at = (address: string) => Object.assign(new URL(address), { pathname: database }).href;
  return { url: at(url), ownerUrl: at(ownerUrl), superUrl: at(superUrl) };
}

/** The name of the account that owns the tables. */
export function ownerOf({ ownerUrl }: DatabaseUrls): string {
  return new URL(ownerUrl).username;
}
