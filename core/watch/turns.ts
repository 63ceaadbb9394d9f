/** Who may look now: one look at a target at a time, whoever watches it, and few at once in all. */

const mostAtOnce = 4;

export type Turns = { take(address: string): boolean; give(address: string): void };

export function createTurns(): Turns {
  const taken = new Set<string>();
  return {
    take(address) {
      if (taken.has(address) || taken.size >= mostAtOnce) return false;
      taken.add(address);
      return true;
    },
    give: (address) => void taken.delete(address),
  };
}
