"use client";

import type { SubmissionResult } from "@conform-to/react";
import { type RefObject, useEffect, useRef } from "react";
import { ACTION_FIELDS } from "@/server/next-facts.mjs";

type Watched = { submitLabel: string; isUnsaved: () => boolean };

const watched = new Map<HTMLFormElement, Watched>();

type Sending = { answer: SubmissionResult | undefined; pending: boolean };

/**
 * Lets the page know whether a form holds something typed that is not saved. What it held when it was first touched is
 * compared, not every key noted: some fields change without one. `sentAlong` names the values that nobody types.
 */
export function useUnsaved(
  form: RefObject<HTMLFormElement | null>,
  { answer, pending }: Sending,
  { submitLabel, sentAlong }: { submitLabel: string; sentAlong: string[] },
): void {
  const saved = useRef<string | null>(null);
  // Not an effect event, which may not be called while React renders: a field may be focused at any moment.
  const latest = useRef({ pending, sentAlong });
  useEffect(() => {
    latest.current = { pending, sentAlong };
  });

  useEffect(() => {
    const element = form.current!;
    const content = () => contentOf(element, latest.current.sentAlong);
    const isUnsaved = () => !latest.current.pending && saved.current !== null && saved.current !== content();
    const noteSaved = () => {
      saved.current ??= content();
    };
    const touches = ["focusin", "pointerdown", "keydown"];
    for (const touch of touches) element.addEventListener(touch, noteSaved, true);
    watched.set(element, { submitLabel, isUnsaved });
    return () => {
      for (const touch of touches) element.removeEventListener(touch, noteSaved, true);
      watched.delete(element);
    };
  }, [form, submitLabel]);

  // Only a refusal leaves typed what was sent.
  useEffect(() => {
    if (!pending && answer?.status !== "error") saved.current = null;
  }, [answer, pending]);
}

/** The words on the buttons that would save what is typed on this page; those of one form may be left out. */
export function unsavedForms(except: Element | null = null): string[] {
  const unsaved = [...watched].filter(([form, { isUnsaved }]) => form !== except && isUnsaved());
  return [...new Set(unsaved.map(([, { submitLabel }]) => submitLabel))];
}

function contentOf(form: HTMLFormElement, sentAlong: string[]): string {
  const typed = [...new FormData(form)].filter(
    ([name]) => !name.startsWith(ACTION_FIELDS) && !sentAlong.includes(name),
  );
  return JSON.stringify(typed.map(([name, value]) => [name, typeof value === "string" ? value : value.name]));
}
