"use client";

import { useEffect, useState } from "react";
import { Sentence } from "./sentence";

type Props = {
  formId: string;
  errors: Record<string, string[]>;
  /** What the button that was pressed says. */
  asked: string;
};

/**
 * What is wrong with the form as a whole, and with names that no field on the page shows: an error nobody can see
 * would leave the clerk pressing a dead button.
 */
export function FormErrors({ formId, errors, asked }: Props) {
  const [homeless, setHomeless] = useState<string[]>([]);

  useEffect(() => {
    const names = Object.keys(errors).filter((name) => name && !document.getElementById(`${formId}-${name}-error`));
    setHomeless(names.flatMap((name) => errors[name] ?? []));
  }, [formId, errors]);

  const sentences = [...(errors[""] ?? []), ...homeless];
  if (sentences.length === 0) return null;
  return (
    <div
      role="alert"
      tabIndex={-1}
      data-form-errors
      ref={(box) => {
        if (homeless.length > 0) box?.focus();
      }}
      className="border-l-4 border-danger bg-danger-tint px-4 py-2.5 text-sm"
    >
      <p className="font-bold text-danger">“{asked}”没有成功</p>
      {sentences.map((sentence) => (
        <p key={sentence}>
          <Sentence text={sentence} />
        </p>
      ))}
    </div>
  );
}
