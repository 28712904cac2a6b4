import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { PlainVisitor } from "../support/plain-visitor";

/** What one clerk was told, and what was left open. */
export type Told = { acknowledged: string[]; failed: number; longestSilence: number };

/** Clerks who write without a pause until told to stop; each name is written once, whatever comes of it. */
export function startClerks(sites: readonly string[], clerks: readonly PlainVisitor[]) {
  let over = false;
  const told: Told = { acknowledged: [], failed: 0, longestSilence: 0 };
  let lastAnswer = performance.now();
  const write = async (clerk: PlainVisitor) => {
    while (!over) {
      const name = `演练组织 ${randomUUID()}`;
      try {
        const { to } = await clerk.send("/admin/organizations/new", { name, kind: "HOST_UNIT", parentId: "" });
        if (!to?.includes("/admin/organizations/")) throw new Error("not acknowledged");
        told.acknowledged.push(name);
        told.longestSilence = Math.max(told.longestSilence, performance.now() - lastAnswer);
        lastAnswer = performance.now();
      } catch {
        told.failed += 1;
        await wait(50);
      }
    }
  };
  const all = Promise.all([...clerks.map(write), ...readers(sites, () => over)]);
  return {
    told,
    /** Resolves when so many more were acknowledged; false when that takes too long. */
    async goesOn(more: number, milliseconds: number): Promise<boolean> {
      const goal = told.acknowledged.length + more;
      for (const end = Date.now() + milliseconds; Date.now() < end; await wait(20))
        if (told.acknowledged.length >= goal) return true;
      return false;
    },
    async stop(): Promise<Told> {
      over = true;
      await all;
      return told;
    },
  };
}

/** People who only read; what they get is no matter here, that they ask is. */
function readers(sites: readonly string[], isOver: () => boolean): Promise<void>[] {
  const read = async (path: string) => {
    const visitor = new PlainVisitor(sites);
    while (!isOver()) {
      await visitor
        .get(path)
        .then((answer) => answer.arrayBuffer())
        .catch(() => wait(50));
      await wait(20);
    }
  };
  return ["/", "/courses", "/ceremonies", "/lecturers"].map(read);
}
