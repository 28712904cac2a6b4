import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { log } from "./log";

/** PDF for paper, SVG for a picture. */
export type Format = "pdf" | "svg";
export type Bytes = Uint8Array<ArrayBuffer>;

/** What is to be made of a template with its values as JSON, and who is told. */
export type Order = {
  format: Format;
  template: string;
  data: string;
  resolve: (made: Bytes) => void;
  /** With what the compiler said; null when the process broke down over it. */
  reject: (failure: string | null) => void;
};

/** Takes an order; they are filled one after the other. The function it gives takes it back, if it was not begun yet. */
export function placeOrder(order: Order): () => void {
  const job: Job = { ...order, id: ++press.lastId, losses: 0 };
  press.waiting.push(job);
  goOn();
  return () => {
    press.waiting = press.waiting.filter((other) => other !== job);
    goOn();
  };
}

/** Ends the process, which gives all its memory back. What is under way is begun anew by the next one. */
export async function stopPress(): Promise<void> {
  const { child } = press;
  if (!child) return;
  const exit = once(child, "exit");
  // A resting process holds nobody up; now somebody waits for its end.
  child.ref();
  leave(child, "it was told to");
  await exit;
}

type Job = Order & {
  id: number;
  /** How often the process ended over it. */
  losses: number;
};
type Answer = { ready: true } | { id: number; made: Bytes } | { id: number; failure: string };
type Press = {
  child: ChildProcess | null;
  ready: boolean;
  /** What was handed to the process; the first is being made. */
  inHand: Job[];
  waiting: Job[];
  lastId: number;
  /** Ends a process that does nothing for too long, and what it was started for. */
  timer?: NodeJS.Timeout;
  timed?: Job | "start" | "rest";
};

/** While one is made the next lies ready, so that the process never waits for the server. */
const MOST_IN_HAND = 2;
const MOST_LOSSES = 2;
/** In milliseconds: how long a process without work is kept, and how long one document may take. */
const [IDLE, PATIENCE] = [60_000, 300_000];

// One for the process: Next loads this module once a bundle, and again after every edit in development.
const shared = globalThis as typeof globalThis & { typstPress?: Press };
shared.typstPress ??= openPress();
const press = shared.typstPress;

function openPress(): Press {
  // In the middle of a document it would not notice at once that it was left.
  process.once("exit", () => press.child?.kill("SIGKILL"));
  return { child: null, ready: false, inHand: [], waiting: [], lastId: 0 };
}

/** Hands over what the process can take. It keeps this one alive only while it works. */
function goOn(): void {
  const isBusy = press.inHand.length + press.waiting.length > 0;
  if (isBusy && !press.child && !begin()) return;
  const { child } = press;
  if (!child) return;
  while (press.ready && press.inHand.length < MOST_IN_HAND && press.waiting.length > 0) {
    const job = press.waiting.shift()!;
    press.inHand.push(job);
    const { id, format, template, data } = job;
    // Should it have ended, its end tells so.
    child.send({ id, format, template, data }, () => {});
  }
  const hold = isBusy ? "ref" : "unref";
  child[hold]();
  child.channel?.[hold]();
  time(child, press.inHand[0] ?? (isBusy ? "start" : "rest"));
}

/** The time runs from when something was begun, whatever else is asked for meanwhile. */
function time(child: ChildProcess, what: Press["timed"]): void {
  if (press.timed === what) return;
  clearTimeout(press.timer);
  press.timed = what;
  press.timer = setTimeout(() => leave(child, "it took too long"), what === "rest" ? IDLE : PATIENCE).unref();
}

/** False when the machine begins no process: some reasons (no memory) are thrown, not told. Nobody waits then. */
function begin(): boolean {
  try {
    press.child = start();
    return true;
  } catch (error) {
    log.error({ err: error }, "the document compiler could not be begun");
    for (const job of press.waiting.splice(0)) job.reject(null);
    return false;
  }
}

function start(): ChildProcess {
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), "lib/core/typst-process.mjs");
  const child = spawn(/* turbopackIgnore: true */ process.execPath, [...THRIFT.args, file], {
    env: THRIFT.env,
    serialization: "advanced",
    // What the compiler says when it breaks down belongs in the server's log.
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  child.on("message", (answer: Answer) => press.child === child && receive(answer));
  child.once("error", (error) => leave(child, error.message));
  child.once("exit", (code, signal) => leave(child, `it ended with ${signal ?? code}`));
  return child;
}

/** Little memory, one core (the layout engine would take them all), and nothing of what the server was told in secret. */
export const THRIFT = {
  args: ["--expose-gc", "--max-semi-space-size=1"],
  env: {
    ...Object.fromEntries(["PATH", "SYSTEMROOT", "TEMP", "TMPDIR"].map((name) => [name, process.env[name]])),
    RAYON_NUM_THREADS: "1",
    MALLOC_ARENA_MAX: "1",
    // Smaller, and a sixth of its time goes into asking for memory and giving it back.
    MALLOC_TRIM_THRESHOLD_: "4194304",
    MALLOC_MMAP_THRESHOLD_: "4194304",
  } as unknown as NodeJS.ProcessEnv,
};

/** Leaves a process that ended or is to end. What it was making is tried once more: memory may have been short. */
function leave(child: ChildProcess, reason: string): void {
  if (press.child !== child) return;
  const { inHand, ready } = press;
  clearTimeout(press.timer);
  Object.assign(press, { child: null, ready: false, inHand: [], timed: undefined });
  child.kill("SIGKILL");
  if (!ready || inHand.length > 0)
    log.error({ reason, ready, inHand: inHand.length }, "the document compiler was lost");
  // One that does not even begin would not at the next try either.
  const lost = ready ? inHand.splice(0, 1) : press.waiting.splice(0);
  for (const job of lost) job.losses += ready ? 1 : MOST_LOSSES;
  for (const job of lost.filter(({ losses }) => losses >= MOST_LOSSES)) job.reject(null);
  press.waiting.unshift(...lost.filter(({ losses }) => losses < MOST_LOSSES), ...inHand);
  goOn();
}

function receive(answer: Answer): void {
  if ("ready" in answer) press.ready = true;
  else {
    const job = press.inHand.find(({ id }) => id === answer.id);
    press.inHand = press.inHand.filter((other) => other !== job);
    if (job) "made" in answer ? job.resolve(answer.made) : job.reject(answer.failure);
  }
  goOn();
}
