import { rmSync } from "node:fs";

/** Files that a form is bringing, or brought and nobody has taken in yet. */
const waiting = new Set<string>();

// Also when the server is told to stop in the middle: its last moment waits for nothing that takes time.
process.once("exit", () => {
  for (const file of waiting) rmSync(file, { force: true });
});

/** Notes a file that must not outlive this process. */
export const noteWaiting = (file: string) => void waiting.add(file);

/** Its owner has removed it. */
export const forgetWaiting = (file: string) => void waiting.delete(file);
