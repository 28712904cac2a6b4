import { setImmediate } from "node:timers/promises";
import { compilePdf, stopTypst } from "@/lib/core/typst";
import { bareCompiler, LETTER_TEMPLATE } from "./support/bare-typst";
import type { Figure } from "./support/figure";
import { letterValues } from "./support/letter-values";
import { median, milliseconds } from "./support/statistics";

const COUNT = 500;
const ROUNDS = 5;

/**
 * 500 letters as single files: through the queue and the thread of the product, against the bare compiler called in a
 * loop on the main thread with the same template, fonts and values. Medians of rounds in turn, after a warm-up each.
 */
export async function run(): Promise<Figure[]> {
  const requests = Array.from({ length: COUNT }, (_, index) => JSON.stringify(letterValues(index + 1)));
  const bare = await bareCompiler();
  const loop = async () => {
    for (const [index, inputs] of requests.entries()) {
      bare(inputs);
      if (index % 20 === 19) await setImmediate();
    }
  };
  const product = async () => {
    for (const inputs of requests) await compilePdf({ template: LETTER_TEMPLATE, inputs });
  };
  await compilePdf({ template: LETTER_TEMPLATE, inputs: requests[0]! });
  bare(requests[0]!);
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await milliseconds(product));
    theirs.push(await milliseconds(loop));
  }
  await stopTypst();
  return [
    {
      name: `${COUNT} letters as single PDFs, against the bare compiler in a loop`,
      measured: median(ours.map((time, round) => time / theirs[round]!)),
      limit: 1.5,
      better: "lower",
      details: `${Math.round(median(ours))} ms against ${Math.round(median(theirs))} ms`,
    },
  ];
}
