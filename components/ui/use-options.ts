"use client";

import { useEffect, useState } from "react";
import { answersTo, type Option, type OptionSearch } from "./option";

const WAIT_MS = 200;

/**
 * The options for what has been typed: filtered here when all are known, asked from the server a moment after the last
 * key when there is a search. An answer that arrives after a later question is dropped. Asks only while `active`.
 */
export function useOptions(
  typed: string,
  known: Option[] | undefined,
  search: OptionSearch | undefined,
  active: boolean,
) {
  const [found, setFound] = useState<{ typed: string; options: Option[]; failed: boolean }>();

  useEffect(() => {
    if (!search || !active) return;
    let outdated = false;
    const timer = setTimeout(async () => {
      let next = { typed, options: [] as Option[], failed: true };
      try {
        next = { typed, options: await search(typed), failed: false };
      } catch (error) {
        console.warn(error);
      }
      if (!outdated) setFound(next);
    }, WAIT_MS);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [typed, search, active]);

  if (!search)
    return { options: (known ?? []).filter((option) => answersTo(option, typed)), waiting: false, failed: false };
  return { options: found?.options ?? [], waiting: found?.typed !== typed, failed: found?.failed ?? false };
}

/** What stands where options would be. */
export function wordsForNoOptions({ waiting, failed }: { waiting: boolean; failed: boolean }): string {
  if (waiting) return "正在查找…";
  return failed ? "查找没有成功，请稍后再试。" : "没有找到。";
}
