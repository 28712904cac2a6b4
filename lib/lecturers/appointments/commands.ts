import type { z } from "zod";
import { type Actor, record } from "@/lib/core/audit";
import { fromDay, toDay, toDayOrNull } from "@/lib/core/dates";
import type { Tx } from "@/lib/core/db";
import { found, Refusal, StaleRecord } from "@/lib/core/errors";
import { refusalToEnd } from "./rules";
import { CATEGORY_LABELS, END_REASON_LABELS, type endingInput } from "./schema";

/**
 * Ends an appointment before its printed term (解聘, 辞聘, 变更类别). The printed term stays as it is. Refuses a day outside the
 * term and an appointment that has ended already.
 */
export async function endAppointment(tx: Tx, actor: Actor, input: z.output<typeof endingInput>): Promise<void> {
  const appointment = found(
    await tx.appointment.findUnique({ where: { id: input.id }, include: { lecturer: true, team: true } }),
    `appointment ${input.id}`,
  );
  const term = {
    termStart: toDay(appointment.termStart),
    termEnd: toDayOrNull(appointment.termEnd),
    endedOn: toDayOrNull(appointment.endedOn),
  };
  const refusal = refusalToEnd(term, input.endedOn);
  if (refusal) throw new Refusal(refusal, "endedOn");
  const { count } = await tx.appointment.updateMany({
    where: { id: input.id, version: input.version },
    data: {
      endedOn: fromDay(input.endedOn),
      endReason: input.endReason,
      endNote: input.note,
      endedAt: new Date(),
      endedById: actor.accountId,
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new StaleRecord();
  const name = appointment.lecturer?.name ?? appointment.team?.name ?? "";
  await record(
    tx,
    actor,
    "appointment.ended",
    { type: "appointment", id: appointment.id, label: `${name} ${CATEGORY_LABELS[appointment.category]}` },
    {
      before: { endedOn: null },
      after: { endedOn: input.endedOn, reason: END_REASON_LABELS[input.endReason], note: input.note },
    },
  );
}
