/** Time as the core is given it, so that tests own it. */
export type Clock = {
  /** Wall clock, integer UTC milliseconds. */
  nowMs: () => number;
  /** Monotonic nanoseconds of this boot. */
  monoNs: () => bigint;
};
