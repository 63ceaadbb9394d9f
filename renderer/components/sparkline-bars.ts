/** Looks over time as bars on a fixed grid of moments, so that a hole in time is a hole in the curve. */
import { worstLevel } from '../../shared/diagnosis/level.ts';
import type { Level } from '../../shared/diagnosis/reading.ts';

export type CurveSample = { atMs: number; level: Level; value: number | null };
export type CurveSpan = { fromMs: number; toMs: number };

/** Places along the curve: 20 s each of ten minutes, so that no place stays empty at the usual pace, with its jitter. */
export const slotCount = 30;

export type Bar = {
  slot: number;
  level: Level;
  /** Share of the full height, from 0 to 1; 1 where nothing was measured because it failed. */
  height: number;
};

export type Curve = { bars: Bar[]; gaps: { fromSlot: number; toSlot: number }[] };

export type CurveInput = {
  history: readonly CurveSample[];
  gaps: readonly CurveSpan[];
  nowMs: number;
  historyMs: number;
  /** Value of the full height; null takes the most that was measured. */
  fullValue: number | null;
};

/** The shortest bar still shows that there was a look. */
const shortest = 0.15;

export function curveOf({ history, gaps, nowMs, historyMs, fullValue }: CurveInput): Curve {
  const fromMs = nowMs - historyMs;
  const slotMs = historyMs / slotCount;
  const slotAt = (atMs: number) => Math.min(slotCount - 1, Math.max(0, Math.floor((atMs - fromMs) / slotMs)));
  const within = history.filter(({ atMs }) => atMs > fromMs && atMs <= nowMs);
  const most = Math.max(fullValue ?? 0, ...within.map(({ value }) => value ?? 0));
  const bySlot = Map.groupBy(within, ({ atMs }) => slotAt(atMs));
  const bars = [...bySlot]
    .sort(([one], [other]) => one - other)
    .map(([slot, looks]) => ({
      slot,
      level: worstLevel(looks.map(({ level }) => level)),
      height: Math.max(...looks.map((look) => heightOf(look, most))),
    }));
  const shown = gaps.filter((gap) => gap.toMs > fromMs && gap.fromMs < nowMs && gap.toMs > gap.fromMs);
  return { bars, gaps: shown.map((gap) => ({ fromSlot: slotAt(gap.fromMs), toSlot: slotAt(gap.toMs) })) };
}

function heightOf({ level, value }: CurveSample, most: number): number {
  if (value === null) return level === 'unknown' ? shortest : 1;
  return most === 0 ? shortest : Math.max(shortest, value / most);
}
