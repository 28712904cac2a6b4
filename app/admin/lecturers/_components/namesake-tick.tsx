"use client";

import { use } from "react";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormAnswerContext } from "@/components/ui/form";

/** Asked only once the server has found somebody of that name, and kept while other fields are corrected. */
export function NamesakeTick() {
  const answer = use(FormAnswerContext);
  const asked = Boolean(answer?.error?.isNamesake) || answer?.initialValue?.isNamesake === "on";
  return asked ? <CheckboxField name="isNamesake" label="确认是另一位同名讲师" /> : null;
}
