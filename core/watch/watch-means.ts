/** What the watch needs beside the core's services; tests and benchmarks bring their own, so that nothing waits. */
import { usualPace, type WatchPace } from '../../shared/watch/pace.ts';

/** Calls once after a delay; answers a function that calls it off. */
export type Timer = { after(delayMs: number, run: () => void): () => void };

export type WatchMeans = {
  timer: Timer;
  /** From 0 to 1. */
  random: () => number;
  pace: WatchPace;
};

/** A pending look keeps no process alive: who closes the app is not kept waiting. */
const systemTimer: Timer = {
  after(delayMs, run) {
    const pending = setTimeout(run, delayMs);
    pending.unref();
    return () => clearTimeout(pending);
  },
};

export const usualMeans: WatchMeans = { timer: systemTimer, random: Math.random, pace: usualPace };
