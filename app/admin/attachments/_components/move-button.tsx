"use client";

import { type FormEvent, useActionState, useEffect, useRef } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { Sentence } from "@/components/ui/sentence";
import { move } from "../actions";
import { moveAnchor } from "./anchors";

type Props = {
  hidden: { id: number; version: number; back: string };
  direction: "UP" | "DOWN";
  name: string;
  /** Its place among its kind, from 1. */
  place: number;
  /** There is no place to go. */
  atEnd: boolean;
};

/**
 * Moves one attachment by one place; a form with one button, so that it works without script. The focus comes back to the
 * button; at the end it only says so, because a disabled one would lose the focus.
 */
export function MoveButton({ hidden, direction, name, place, atEnd }: Props) {
  const [answer, send, pending] = useActionState(move, undefined);
  const id = moveAnchor(direction, hidden.id);
  const button = useRef<HTMLButtonElement>(null);
  const word = direction === "UP" ? "上移" : "下移";
  const refusals = Object.values(answer?.error ?? {}).flatMap((sentences) => sentences ?? []);
  const wasPressed = useRef(false);
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
        id={id}
        type="submit"
        aria-disabled={atEnd || pending || undefined}
        aria-label={`${word}“${name}”`}
        style={{ scrollMarginTop: "40vh" }}
        className={buttonStyle("secondary", "small")}
      >
        <Icon name={direction === "UP" ? "up" : "down"} />
        {word}
      </button>
      <span role="status" className="sr-only">
        {answer?.status === "success" && `已${word}，现在排第 ${place}。`}
      </span>
      {refusals.length > 0 && (
        <p role="alert" className="max-w-60 text-sm text-danger">
          <Sentence text={refusals.join("")} />
        </p>
      )}
    </form>
  );
}
