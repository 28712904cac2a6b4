import { readFileSync, writeFileSync } from "node:fs";

/** Begins to watch a process's memory; the function it gives tells the most it held since, in MB. Null where not on Linux. */
export function watchPeakMemory(pid: number): (() => number) | null {
  if (process.platform !== "linux") return null;
  // Linux keeps the highest resident size itself; 5 sets it back to the present one.
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
  return () => Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}
