import { Refusal } from "./errors";
import { type Bytes, type Format, placeOrder, stopPress } from "./typst-press";

type Request = {
  /** Path from the project's root, e.g. lib/lecturers/letters/letter-v1.typ. */
  template: string;
  /** Plain values, or their JSON. They reach the template as JSON in `sys.inputs.data`: only ever text, never markup. */
  inputs: Record<string, unknown> | string;
  signal?: AbortSignal;
};

/**
 * Makes one PDF (PDF/UA-1, tagged) from one of the project's own templates, in a process beside the server. Requests wait
 * for each other; the same request gives the same bytes. Throws a Refusal naming the characters that no font can print, and one
 * when the process broke down twice over it.
 */
export function compilePdf(request: Request): Promise<Bytes> {
  return ask("pdf", request);
}

/**
 * Draws a page in the same way, as SVG in which letters are shapes, so that it looks alike wherever it is shown. A character
 * that no font has is a box.
 */
export function compileSvg(request: Request): Promise<Bytes> {
  return ask("svg", request);
}

function ask(format: Format, { template, inputs, signal }: Request): Promise<Bytes> {
  if (!TEMPLATE.test(template)) throw new Error(`not a template of this project: ${template}`);
  signal?.throwIfAborted();
  const data = typeof inputs === "string" ? inputs : JSON.stringify(inputs);
  return new Promise((resolve, reject) => {
    const withdraw = placeOrder({ format, template, data, resolve, reject: (failure) => reject(explain(failure)) });
    // One that is under way is finished and thrown away.
    signal?.addEventListener("abort", () => [withdraw(), reject(signal.reason)], { once: true });
  });
}

/** Ends the process, which gives all its memory back. What is under way is begun anew by the next one. */
export const stopTypst = stopPress;

const TEMPLATE = /^lib\/(?:[a-z0-9-]+\/)*[a-z0-9-]+\.typ$/;
const BROKEN = "文件没有做成：制作文件的程序中断了。请过一会儿再试；如果还是不行，请联系管理员。";
const MISSING_GLYPH = /the text `\\*"(.+?)\\*"` could not/g;

function explain(failure: string | null): Error {
  if (failure === null) return new Refusal(BROKEN);
  const missing = new Set([...failure.matchAll(MISSING_GLYPH)].map(([, text]) => text));
  if (missing.size === 0) return new Error(`typst: ${failure}`);
  return new Refusal(`“${[...missing].join("”“")}”不在打印字体中，印不出来，请换一种写法。`);
}
