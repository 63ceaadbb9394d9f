/**
 * Takes events into the search index after they were acknowledged, a little at a time: a person who types in between waits for one
 * slice at most. What fails here is tried again with the next event; until then search reads through what waits.
 */
import { asProblem } from '../store-problem.ts';
import { toStoreProblem } from './sqlite-problem.ts';
import type { Tables } from './tables.ts';

export type BackgroundIndex = {
  /** Something was written. */
  later(): void;
  /** Takes in all that waits, now. */
  finish(): void;
  stop(): void;
};

/** Writing into the index has a price that many events can share. */
const worthwhile = 64;
const sliceCharacters = 32_768;
const wholeCharacters = 4_000_000;
const idleMs = 200;

export function backgroundIndex({ db, search }: Pick<Tables, 'db' | 'search'>): BackgroundIndex {
  const takeIn = db.transaction((characters: number) => search.takeIn(characters));
  let timer: NodeJS.Timeout | null = null;

  function slice(): void {
    timer = null;
    if (search.waiting() < worthwhile) return;
    try {
      takeIn.immediate(sliceCharacters);
    } catch (error) {
      // Expected of a disk, and told by whatever is written next.
      if (asProblem(toStoreProblem(error, '')) === null) throw error;
      return;
    }
    wait(1);
  }

  function wait(ms: number): void {
    timer ??= setTimeout(slice, ms).unref();
  }

  return {
    later: () => wait(idleMs),
    finish() {
      while (search.waiting() > 0) takeIn.immediate(wholeCharacters);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
