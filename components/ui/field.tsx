"use client";

import { useField } from "@conform-to/react";
import type { ReactNode } from "react";

/** What every field of the kit takes. */
export type FieldProps = {
  /** As the action reads it; inside repeated fields with the prefix, e.g. `${prefix}.title`. */
  name: string;
  label: string;
  /** A sentence under the label: what is expected and why. */
  description?: ReactNode;
  required?: boolean;
  disabled?: boolean;
};

/** What a control needs from its form: ids, first value, errors, and the attributes that tie them together. */
export function useControl({ name, description, required, disabled }: Omit<FieldProps, "label">) {
  const [meta, form] = useField<string>(name);
  const { id, errorId, descriptionId, errors } = meta;
  const invalid = Boolean(errors?.length);
  return {
    meta,
    form,
    invalid,
    control: {
      id,
      name,
      disabled,
      required,
      "aria-invalid": invalid || undefined,
      "data-invalid": invalid || undefined,
      "aria-describedby": [invalid && errorId, description && descriptionId].filter(Boolean).join(" ") || undefined,
    },
    frame: { id, errorId, descriptionId, errors },
  };
}

type FrameIds = { id: string; errorId: string; descriptionId: string; errors?: string[] };
type FrameProps = Omit<FieldProps, "name" | "disabled"> & { frame: FrameIds; children: ReactNode };

/** Label above, remark, control, error: the frame of every field with one control. */
export function FieldFrame({ frame, label, description, required, children }: FrameProps) {
  return (
    <div className="min-w-0">
      <div className="flex items-baseline gap-2">
        <label id={`${frame.id}-label`} htmlFor={frame.id} className="text-sm font-bold">
          {label}
        </label>
        {/* Read out by the control's own `required`, so that the label stays the plain word. */}
        {required && (
          <span aria-hidden="true" className="text-xs text-red">
            必填
          </span>
        )}
      </div>
      <FieldRemarks frame={frame} description={description} />
      {children}
      <FieldErrors frame={frame} />
    </div>
  );
}

/** The same for a question with several controls. `role` is radiogroup or group. */
export function FieldGroupFrame({
  frame,
  label,
  description,
  required,
  role,
  children,
}: FrameProps & { role: "radiogroup" | "group" }) {
  const invalid = Boolean(frame.errors?.length);
  const describedBy = [invalid && frame.errorId, description && frame.descriptionId].filter(Boolean).join(" ");
  // Only a radiogroup can be required or invalid as a whole; a group of check boxes says it on each box.
  const state = role === "radiogroup" ? { "aria-required": required, "aria-invalid": invalid || undefined } : {};
  return (
    <fieldset role={role} className="min-w-0" aria-describedby={describedBy || undefined} {...state}>
      <legend className="text-sm font-bold">
        {label}{" "}
        {required && (
          <span aria-hidden={role === "radiogroup" || undefined} className="text-xs font-normal text-red">
            必填
          </span>
        )}
      </legend>
      <FieldRemarks frame={frame} description={description} />
      {children}
      <FieldErrors frame={frame} />
    </fieldset>
  );
}

function FieldRemarks({ frame, description }: { frame: FrameIds; description?: ReactNode }) {
  return description ? (
    <div id={frame.descriptionId} className="mb-1 text-xs text-ink-soft">
      {description}
    </div>
  ) : null;
}

/** Always in the page, so that the form knows which names have a place for their errors. */
function FieldErrors({ frame }: { frame: FrameIds }) {
  return (
    <div id={frame.errorId} className="text-sm text-danger">
      {frame.errors?.map((error) => (
        <p key={error} className="mt-1">
          <span aria-hidden="true">▲ </span>
          {error}
        </p>
      ))}
    </div>
  );
}
