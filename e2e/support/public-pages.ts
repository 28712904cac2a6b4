import type { APIRequestContext } from "@playwright/test";
import { isPublicPage } from "@/lib/core/page-address.mjs";

/** The public pages that can be reached from the front page by links, one of each kind: of all courses, one. */
export async function publicPages(request: APIRequestContext): Promise<string[]> {
  const pages: string[] = [];
  const seen = new Set<string>();
  const waiting = ["/"];
  for (let address = waiting.shift(); address; address = waiting.shift()) {
    const kind = address.replace(/\d+/g, "#");
    if (seen.has(kind)) continue;
    seen.add(kind);
    const answer = await request.get(address);
    if (!answer.ok()) continue;
    pages.push(address);
    const html = await answer.text();
    for (const [, found] of html.matchAll(/<a [^>]*?href="(\/[^"?#]*)/g)) {
      if (found && isPublicPage(found)) waiting.push(found);
    }
  }
  return pages;
}
