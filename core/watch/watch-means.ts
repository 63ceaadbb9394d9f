/** What the watch needs beside the core's services; tests and benchmarks bring their own, so that nothing waits. */
import { usualPace, type WatchPace } from '../../shared/watch/pace.ts';
import { systemTimer, type Timer } from '../timer.ts';

export type WatchMeans = {
  timer: Timer;
  /** From 0 to 1. */
  random: () => number;
  pace: WatchPace;
};

export const usualMeans: WatchMeans = { timer: systemTimer, random: Math.random, pace: usualPace };
