"use client";

import { use } from "react";
import { CheckboxGroupField } from "@/components/ui/checkbox-field";
import { FormAnswerContext } from "@/components/ui/form";
import type { StopOption } from "@/lib/teaching-points/routes/queries";

/**
 * "Really?", for each new stop without a plaque in force by itself. Asked only once the server has refused them, and kept
 * while other fields are corrected.
 */
export function ConfirmedStops({ points }: { points: StopOption[] }) {
  const answer = use(FormAnswerContext);
  const typed = answer?.initialValue;
  if (!answer?.error?.confirmed && !typed?.confirmed) return null;
  const chosen = new Set(rowsIn(typed?.stops).map(({ teachingPointId }) => teachingPointId));
  const doubtful = points.filter(({ value, isDoubtful }) => isDoubtful && chosen.has(value));
  // A plaque that was withdrawn after this page was loaded is not known here: then all are asked about.
  const asked = doubtful.length > 0 ? doubtful : points.filter(({ value }) => chosen.has(value));
  return (
    <CheckboxGroupField
      name="confirmed"
      label="仍然停靠这些没有在册授牌的教学点"
      options={asked.map(({ value, label, hint }) => ({ value, label, hint }))}
    />
  );
}

function rowsIn(stops: unknown): { teachingPointId?: string }[] {
  return Array.isArray(stops) ? stops : [];
}
