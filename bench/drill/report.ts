import { say } from "@/bin/lib/progress.mjs";

/** What a drill showed, said as it comes, and whether all of it held. */
export class Report {
  failures = 0;

  /** One thing that must hold. */
  check(sentence: string, holds: boolean, details = ""): void {
    if (!holds) this.failures += 1;
    say(`${holds ? "✓" : "✗"} ${sentence}${details ? `  ${details}` : ""}`);
  }

  /** The same for what may itself fail; the reason stands beside it. */
  async holds(sentence: string, work: () => Promise<boolean | string>): Promise<void> {
    const result = await work().catch((error: Error) => error);
    if (result instanceof Error) this.check(sentence, false, result.message);
    else this.check(sentence, Boolean(result), typeof result === "string" ? result : "");
  }
}
