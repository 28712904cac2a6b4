import { unstable_cache } from "next/cache";
import type { CacheTag } from "./cache-tags";

/** An upper bound for what changes without us: another server's commands, a restored backup. */
const SECONDS = 3600;

/**
 * A read for public pages, kept until one of its tags expires, or an hour; a page is kept as long as what it reads. The
 * result must be plain JSON (days as text), and `key` must be unique in the project. Tests call `read` itself.
 */
export function publicRead<Args extends unknown[], Result>(
  key: string,
  tags: readonly CacheTag[],
  read: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return unstable_cache(read, [key], { tags: [...tags], revalidate: SECONDS });
}
