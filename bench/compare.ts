/** What two ways that were measured side by side say of each other, held against a goal. */
import type { Timed } from './interleave.ts';
import { type Estimate, medianOf, type Spread, spreadOf } from './statistics.ts';

/**
 * What is allowed at most: of the median of ours divided by the rival's, of ours less the rival's, or of ours by itself; `p95` is
 * for what must hold nearly every time.
 */
export type Goal =
  | { kind: 'ratio'; atMost: number }
  | { kind: 'difference'; atMostMs: number }
  | { kind: 'duration'; atMostMs: number }
  | { kind: 'p95'; atMostMs: number };

export type Comparison = {
  title: string;
  ours: string;
  rival: string;
  samples: number;
  oursMs: Spread;
  rivalMs: Spread;
  /** Of neighbours in time: below 1 we are quicker. */
  ratio: Estimate;
  differenceMs: Estimate;
  goal: Goal;
  met: boolean;
  /** What else was measured on the way, as sentences. */
  notes?: string[];
};

/** A comparison that could not be made here. */
export type Omission = { title: string; rival: string; reason: string };

export function compare(title: string, ours: Timed, rival: Timed, goal: Goal): Comparison {
  const pairs = ours.ms.map((ms, turn) => ({ ours: ms, rival: rival.ms[turn] ?? Number.NaN }));
  const ratio = medianOf(pairs.map((pair) => pair.ours / pair.rival));
  const differenceMs = medianOf(pairs.map((pair) => pair.ours - pair.rival));
  const oursMs = spreadOf(ours.ms);
  return {
    title,
    ours: ours.name,
    rival: rival.name,
    samples: pairs.length,
    oursMs,
    rivalMs: spreadOf(rival.ms),
    ratio,
    differenceMs,
    goal,
    met: isMet(goal, { ratio, differenceMs, oursMs }),
  };
}

function isMet(goal: Goal, { ratio, differenceMs, oursMs }: Pick<Comparison, 'ratio' | 'differenceMs' | 'oursMs'>) {
  switch (goal.kind) {
    case 'ratio':
      return ratio.median <= goal.atMost;
    case 'difference':
      return differenceMs.median <= goal.atMostMs;
    case 'duration':
      return oursMs.p50 <= goal.atMostMs;
    case 'p95':
      return oursMs.p95 <= goal.atMostMs;
  }
}
