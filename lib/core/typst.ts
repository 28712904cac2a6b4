import path from "node:path";
import { Worker } from "node:worker_threads";
import { Refusal } from "@/lib/core/errors";

type Request = {
  /** Path from the project's root, e.g. lib/lecturers/letters/letter-v1.typ. */
  template: string;
  /** Plain values, or their JSON. They reach the template as JSON in `sys.inputs.data`: only ever text, never markup. */
  inputs: Record<string, unknown> | string;
  signal?: AbortSignal;
};

/**
 * Makes one PDF (PDF/UA-1, tagged) from one of the project's own templates, in a thread beside the server. Requests wait
 * for each other; the same request gives the same bytes. Throws a Refusal naming the characters that no font can print.
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
    const job: Job = { id: ++press.lastId, format, template, data, resolve, reject };
    signal?.addEventListener("abort", () => withdraw(job, signal.reason), { once: true });
    press.waiting.push(job);
    next();
  });
}

/** Ends the thread and gives its memory back; what is under way is rejected. The next request starts a new one. */
export async function stopTypst(): Promise<void> {
  await press.worker?.terminate();
}

const TEMPLATE = /^lib\/(?:[a-z0-9-]+\/)*[a-z0-9-]+\.typ$/;
const MISSING_GLYPH = /the text `\\*"(.+?)\\*"` could not/g;

/** PDF for paper, SVG for a picture. */
type Format = "pdf" | "svg";
type Bytes = Uint8Array<ArrayBuffer>;
type Job = {
  id: number;
  format: Format;
  template: string;
  data: string;
  resolve: (made: Bytes) => void;
  reject: (reason: unknown) => void;
};
type Answer = { ready: true } | { id: number; made: Bytes } | { id: number; failure: string };
type Press = { worker: Worker | null; ready: boolean; current: Job | null; waiting: Job[]; lastId: number };

// One for the process: Next loads this module once a bundle, and again after every edit in development.
const shared = globalThis as typeof globalThis & { typstPress?: Press };
shared.typstPress ??= { worker: null, ready: false, current: null, waiting: [], lastId: 0 };
const press = shared.typstPress;

/** Hands the next request to the thread, when it is free. The thread keeps the process alive only while it works. */
function next(): void {
  if (press.current || press.waiting.length === 0) return;
  press.worker ??= start();
  press.worker.ref();
  if (!press.ready) return;
  const job = press.waiting.shift()!;
  press.current = job;
  const { id, format, template, data } = job;
  press.worker.postMessage({ id, format, template, data });
}

function start(): Worker {
  // The layout engine would otherwise take every core, and the server's with it. Read once, when it starts.
  process.env.RAYON_NUM_THREADS ??= "1";
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), "lib/core/typst-worker.mjs");
  const worker = new Worker(/* turbopackIgnore: true */ file);
  worker.on("message", (answer: Answer) => receive(answer));
  let cause: unknown;
  worker.on("error", (error) => {
    cause = error;
  });
  worker.on("exit", () => {
    if (press.worker !== worker) return;
    const lost = press.current ? [press.current] : press.ready ? [] : press.waiting.splice(0);
    press.worker = null;
    press.ready = false;
    press.current = null;
    for (const job of lost) job.reject(new Error("the PDF compiler stopped while making a document", { cause }));
    next();
  });
  return worker;
}

function receive(answer: Answer): void {
  if ("ready" in answer) press.ready = true;
  else {
    const job = press.current;
    press.current = null;
    if (job?.id === answer.id) "made" in answer ? job.resolve(answer.made) : job.reject(explain(answer.failure));
  }
  next();
  if (!press.current) press.worker?.unref();
}

/** A withdrawn request is not begun any more; one that is under way is finished and thrown away. */
function withdraw(job: Job, reason: unknown): void {
  press.waiting = press.waiting.filter((other) => other !== job);
  job.reject(reason);
}

function explain(failure: string): Error {
  const missing = new Set([...failure.matchAll(MISSING_GLYPH)].map(([, text]) => text));
  if (missing.size === 0) return new Error(`typst: ${failure}`);
  return new Refusal(`“${[...missing].join("”“")}”不在打印字体中，印不出来，请换一种写法。`);
}
