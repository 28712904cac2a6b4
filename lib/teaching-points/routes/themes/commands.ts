import { type Actor, record } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { found, StaleRecord } from "@/lib/core/errors";
import type { ThemeChangeInput } from "./schema";

/** Changes what one of the four themes is called and what is said of it; its colour stays. */
export async function changeTheme(tx: Tx, actor: Actor, input: ThemeChangeInput): Promise<void> {
  const { color, version, name, description } = input;
  const theme = found(await tx.theme.findUnique({ where: { color } }), `theme ${color}`);
  const { count } = await tx.theme.updateMany({
    where: { color, version },
    data: { name, description, version: { increment: 1 } },
  });
  if (count === 0) throw new StaleRecord();
  await record(
    tx,
    actor,
    "theme.changed",
    { type: "theme", id: color, label: name },
    { before: { name: theme.name, description: theme.description }, after: { name, description } },
  );
}
