"use client";

import { use, useEffect, useRef, useState } from "react";
import { buttonStyle } from "./button-style";
import { FieldFrame, type FieldProps, useControl } from "./field";
import { FormAnswerContext } from "./form";

/** A password, with a button that shows it. Empty again after every answer of the server. */
export function PasswordField({
  autoComplete = "current-password",
  ...field
}: FieldProps & { autoComplete?: "current-password" | "new-password" }) {
  const { control, frame } = useControl(field);
  const answer = use(FormAnswerContext);
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(false);

  useEffect(() => {
    if (answer && input.current) input.current.value = "";
  }, [answer]);

  return (
    <FieldFrame {...field} frame={frame}>
      <div className="flex gap-2">
        <input
          ref={input}
          {...control}
          type={shown ? "text" : "password"}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          className="input-box"
        />
        <button
          type="button"
          aria-describedby={`${frame.id}-label`}
          onClick={() => setShown(!shown)}
          className={`${buttonStyle("secondary")} noscript:hidden`}
        >
          {shown ? "隐藏" : "显示"}
        </button>
      </div>
    </FieldFrame>
  );
}
