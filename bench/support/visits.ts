import { setTimeout as wait } from "node:timers/promises";

/** Gets a page to its last byte and gives the milliseconds it took. Throws when it is not answered with 200. */
export async function visit(url: string, headers: Record<string, string> = {}): Promise<number> {
  const started = performance.now();
  const answer = await fetch(url, { headers, redirect: "manual" });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return performance.now() - started;
}

/** The pages visited in turn, again and again with a short breath, until told to stop; gives how long each visit took. */
export async function visitUntil(stop: () => boolean, urls: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  while (!stop()) {
    for (const url of urls) {
      times.push(await visit(url));
      await wait(5);
    }
  }
  return times;
}

/** The first address on a page that looks like this, e.g. of a record in a list. Throws when there is none. */
export async function firstLink(url: string, pattern: RegExp): Promise<string> {
  const link = pattern.exec(await textOf(url))?.[1];
  if (!link) throw new Error(`${url} has no link like ${pattern}: measure a school with data`);
  return link;
}

/** What an address answers. Throws when it does not answer well. */
export async function textOf(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.text();
}
