/** Lets so much work go on at once; the rest waits its turn, in the order in which it came. */
export type Turns = {
  /** Does the work when there are enough places free. Work that wants more than there are gets all. */
  take<T>(places: number, work: () => Promise<T>): Promise<T>;
};

/** Turns at so many places. */
export function turnsAt(places: number): Turns {
  let free = places;
  const waiting: { wanted: number; begin: () => void }[] = [];

  function letIn(): void {
    while (waiting[0] && waiting[0].wanted <= free) {
      const { wanted, begin } = waiting.shift()!;
      free -= wanted;
      begin();
    }
  }

  return {
    async take(asked, work) {
      const wanted = Math.min(asked, places);
      await new Promise<void>((begin) => {
        waiting.push({ wanted, begin });
        letIn();
      });
      try {
        return await work();
      } finally {
        free += wanted;
        letIn();
      }
    },
  };
}
