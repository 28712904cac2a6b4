"use client";

import { useActionState, useEffect, useRef } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { Sentence } from "@/components/ui/sentence";
import { moveItem } from "../actions";
import { type Direction, moveButtonId } from "./move-button-id";

type Props = {
  hidden: { ceremonyId: number; version: number; itemId: number };
  direction: Direction;
  title: string;
  /** There is no place to go. */
  atEnd: boolean;
};

/**
 * Moves one item by one place. Works without JavaScript: it is a form with one button. The focus comes back to the button,
 * so that an item can be moved step by step; at the end it only says so, because a disabled one would lose the focus.
 */
export function MoveButton({ hidden, direction, title, atEnd }: Props) {
  const [answer, send, pending] = useActionState(moveItem, undefined);
  const id = moveButtonId(direction, hidden.itemId);
  const button = useRef<HTMLButtonElement>(null);
  const word = direction === "UP" ? "上移" : "下移";
  const refusals = Object.values(answer?.error ?? {}).flatMap((sentences) => sentences ?? []);
  // The browser only scrolls to what the address names. The version moves on with every move.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is the sign that the row was put elsewhere
  useEffect(() => {
    if (window.location.hash === `#${id}`) button.current?.focus();
  }, [id, hidden.version]);

  return (
    <form action={send} onSubmit={(event) => (atEnd || pending) && event.preventDefault()}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="direction" value={direction} />
      <button
        ref={button}
        id={id}
        type="submit"
        aria-disabled={atEnd || pending || undefined}
        aria-label={`${word}“${title}”`}
        title={word}
        style={{ scrollMarginTop: "40vh" }}
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
