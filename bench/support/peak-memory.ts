import { readdirSync, readFileSync, writeFileSync } from "node:fs";

/** Begins to watch a process's memory; the function it gives tells the most it held since, in MB. Null where not on Linux. */
export function watchPeakMemory(pid: number): (() => number) | null {
  if (process.platform !== "linux") return null;
  // Linux keeps the highest resident size itself; 5 sets it back to the present one.
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
  return () => highestOf(pid);
}

/**
 * The most that was held, in MB: by the server alone and by the processes it started alone (their highest resident sizes, as
 * Linux keeps them), and by all together at one moment, where what they share is counted once (the sum of Pss).
 */
export type Peak = { server: number; children: number; together: number };

const SAMPLED_EVERY = 50;

/** The same for a server with the processes that it starts. What they hold together is looked at every 50 milliseconds. */
export function watchPeakTogether(pid: number): () => Peak {
  const peakOfServer = watchPeakMemory(pid);
  const peak: Peak = { server: Number.NaN, children: 0, together: Number.NaN };
  if (!peakOfServer) return () => peak;
  peak.together = 0;
  const look = () => {
    const children = childrenOf(pid);
    peak.children = Math.max(peak.children, ...children.map(highestOf));
    peak.together = Math.max(
      peak.together,
      [pid, ...children].map(shareOf).reduce((sum, part) => sum + part, 0),
    );
  };
  for (const child of childrenOf(pid)) watchPeakMemory(child);
  const timer = setInterval(look, SAMPLED_EVERY);
  return () => {
    clearInterval(timer);
    look();
    return { ...peak, server: peakOfServer() };
  };
}

function childrenOf(pid: number): number[] {
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(" ").filter(Boolean).map(Number),
  );
}

const highestOf = (pid: number) => megabytes(/^VmHWM:\s+(\d+) kB/m, read(`/proc/${pid}/status`));
const shareOf = (pid: number) => megabytes(/^Pss:\s+(\d+) kB/m, read(`/proc/${pid}/smaps_rollup`));

function megabytes(pattern: RegExp, text: string): number {
  return Number(pattern.exec(text)?.[1] ?? 0) / 1024;
}

/** Nothing when the process has just ended. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
