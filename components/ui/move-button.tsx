"use client";

import { type FormEvent, useActionState, useEffect, useRef } from "react";
import { buttonStyle } from "./button-style";
import type { FormAction } from "./form";
import { Icon } from "./icon";
import { Sentence } from "./sentence";

export type MoveButtonProps = {
  /** Sent the hidden values and `direction`; answers with success and stays on its page. */
  action: FormAction;
  hidden: { id: number; version: number };
  direction: "UP" | "DOWN";
  name: string;
  /** There is no place to go. */
  atEnd: boolean;
};

/**
 * Moves one record by one place; a form with one button, so that it works without JavaScript. The focus comes back to the
 * button; at the end it only says so, because a disabled one would lose the focus.
 */
export function MoveButton({ action, hidden, direction, name, atEnd }: MoveButtonProps) {
  const [answer, send, pending] = useActionState(action, undefined);
  const button = useRef<HTMLButtonElement>(null);
  const wasPressed = useRef(false);
  const word = direction === "UP" ? "上移" : "下移";
  const refusals = Object.values(answer?.error ?? {}).flatMap((sentences) => sentences ?? []);
  // What is put elsewhere in the page loses the focus. The version moves on with every move.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is the sign that it was put elsewhere
  useEffect(() => {
    if (wasPressed.current) button.current?.focus();
    wasPressed.current = false;
  }, [hidden.version]);

  function press(event: FormEvent) {
    if (atEnd || pending) event.preventDefault();
    else wasPressed.current = true;
  }

  return (
    <form action={send} onSubmit={press} data-stays>
      {Object.entries(hidden).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <input type="hidden" name="direction" value={direction} />
      <button
        ref={button}
        type="submit"
        aria-disabled={atEnd || pending || undefined}
        aria-label={`${word}“${name}”`}
        title={word}
        className={buttonStyle("quiet", "small")}
      >
        <Icon name={direction === "UP" ? "up" : "down"} />
      </button>
      {refusals.length > 0 && (
        <p role="alert" className="max-w-60 text-sm text-danger">
          <Sentence text={refusals.join("")} />
        </p>
      )}
    </form>
  );
}
