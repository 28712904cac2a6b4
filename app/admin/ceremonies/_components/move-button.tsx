"use client";

import { useActionState } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { moveItem } from "../actions";

type Props = {
  hidden: { ceremonyId: number; version: number; itemId: number };
  direction: "UP" | "DOWN";
  title: string;
  disabled: boolean;
};

/** Moves one item by one place. Works without JavaScript: it is a form with one button. */
export function MoveButton({ hidden, direction, title, disabled }: Props) {
  const [answer, send, pending] = useActionState(moveItem, undefined);
  const word = direction === "UP" ? "上移" : "下移";
  const refusals = Object.values(answer?.error ?? {}).flatMap((sentences) => sentences ?? []);
  return (
    <form action={send}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="direction" value={direction} />
      <button
        type="submit"
        disabled={disabled}
        aria-disabled={pending || undefined}
        aria-label={`${word}“${title}”`}
        title={word}
        className={buttonStyle("quiet", "small")}
      >
        <Icon name={direction === "UP" ? "up" : "down"} />
      </button>
      {refusals.length > 0 && (
        <p role="alert" className="max-w-60 text-sm text-danger">
          {refusals.join("")}
        </p>
      )}
    </form>
  );
}
