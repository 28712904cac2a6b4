import type { z } from "zod";
import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { found, Refusal } from "@/lib/core/errors";
import { standingLetters } from "../queries";
import { BATCH_FORM_LABELS, type batchInput, VARIANT_LABELS } from "./schema";

/** Opens a batch for the letters of a ceremony that still count; `printBatch` does the work. Refuses when there are none. */
export async function openBatch(tx: Tx, actor: Actor, input: z.output<typeof batchInput>): Promise<number> {
  const ceremony = found(
    await tx.ceremony.findUnique({ where: { id: input.ceremonyId } }),
    `ceremony ${input.ceremonyId}`,
  );
  const total = await tx.appointmentLetter.count({ where: standingLetters(ceremony.id) });
  if (total === 0) throw new Refusal("这场仪式还没有可以打印的聘书。");
  const batch = await tx.letterBatch.create({ data: { ...input, total, startedById: actor.accountId } });
  await record(
    tx,
    actor,
    "letters.printed",
    { type: "ceremony", id: ceremony.id, label: ceremony.title },
    { after: { form: BATCH_FORM_LABELS[input.form], variant: VARIANT_LABELS[input.variant], total } },
  );
  return batch.id;
}
