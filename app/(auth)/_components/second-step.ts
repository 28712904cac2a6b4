import type { Pending } from "@/lib/accounts/sessions/commands";
import { leaveNote, readNote } from "@/lib/core/handed-notes";

/** A sign-in whose password was right, and where it leads. */
type SecondStep = Pending & { next: string };

/** Hands a sign-in on to its second step: ten minutes, enough to install what makes codes, and to this browser only. */
export async function leaveSecondStep(step: SecondStep): Promise<void> {
  await leaveNote("second-step", JSON.stringify(step));
}

/** The sign-in of this browser that waits for its second step, or null. */
export async function secondStep(): Promise<SecondStep | null> {
  const note = await readNote("second-step");
  return note === null ? null : (JSON.parse(note) as SecondStep);
}
