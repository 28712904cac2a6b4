import { unstable_cache } from "next/cache";
import type { CacheTag } from "./cache-tags";

/**
 * A read for public pages, kept until one of its tags expires. The result must be plain JSON (days as text), and `key`
 * must be unique in the project. Tests call `read` itself.
 */
export function publicRead<Args extends unknown[], Result>(
  key: string,
  tags: readonly CacheTag[],
  read: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return unstable_cache(read, [key], { tags: [...tags] });
}
