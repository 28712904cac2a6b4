import { db, type Tx } from "@/lib/core/db";
import { publicRead } from "@/lib/core/public-read";
import { countSamples } from "./queries";

/** Whether sample records are present: then every public page says so. */
export async function readHasSamples(client: Tx = db): Promise<boolean> {
  return (await countSamples(client)).total > 0;
}

/** `readHasSamples`, kept until any record changes. */
export const getHasSamples = publicRead("samples", () => readHasSamples());
