/** Waiting, as the core is given it, so that tests own the time between two moments. */

/** Calls once after a delay; answers a function that calls it off. */
export type Timer = { after(delayMs: number, run: () => void): () => void };

/** A pending call keeps no process alive: who closes the app is not kept waiting. */
export const systemTimer: Timer = {
  after(delayMs, run) {
    const pending = setTimeout(run, delayMs);
    pending.unref();
    return () => clearTimeout(pending);
  },
};
