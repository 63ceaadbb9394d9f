/**
 * Whether a bound for the users' requests is crossed, and since when: from the readings of the access log alone, one after the other.
 * Our own watch (外形監視) is no part of it.
 */
import { isTelling } from '../diagnosis/level.ts';
import type { Reading } from '../diagnosis/reading.ts';
import type { IncidentState } from '../incident/state.ts';
import type { MeasuredRule } from './criterion-rule.ts';

/** An older reading says nothing of now. */
export const freshMs = 5 * 60_000;
/** Further apart, two readings do not show that it held between them. */
const longestGapMs = 10 * 60_000;

export type HeldCondition = {
  /** Percent or milliseconds. */
  value: number;
  /** Requests that it was made of. */
  n: number;
  atMs: number;
  evidenceId: string | null;
  /** False where there were too few requests to judge, or most lines were not understood. */
  isTelling: boolean;
  isFresh: boolean;
  isCrossed: boolean;
  /** First of the readings in a row that all cross the bound; null where the last one does not. */
  sinceMs: number | null;
  /** How many there are of them. */
  readings: number;
};

type Point = Pick<HeldCondition, 'value' | 'n' | 'atMs' | 'evidenceId' | 'isTelling'>;

/** Of several logs the one that crosses it, for longest; null where nothing was read that tells. */
export function heldCondition(
  { checks }: Pick<IncidentState, 'checks'>,
  rule: MeasuredRule,
  nowMs: number,
): HeldCondition | null {
  const points = checks.flatMap(({ readings, happenedAtMs, evidenceId }) =>
    readings.flatMap(({ reading }) => {
      const figure = figureOf(reading, rule.kind);
      return figure === null ? [] : [{ ...figure, point: { ...figure.point, atMs: happenedAtMs, evidenceId } }];
    }),
  );
  const conditions = [...Map.groupBy(points, ({ source }) => source).values()].map((each) =>
    conditionOf(
      each.map(({ point }) => point),
      rule,
      nowMs,
    ),
  );
  const [first] = conditions.sort((one, other) => gravity(other) - gravity(one) || startOf(one) - startOf(other));
  return first ?? null;
}

function conditionOf(points: readonly Point[], rule: MeasuredRule, nowMs: number): HeldCondition {
  const sorted = points.toSorted((one, other) => one.atMs - other.atMs);
  const run: Point[] = [];
  for (const point of sorted.toReversed()) {
    const next = run[0];
    if (!crosses(point, rule) || (next !== undefined && next.atMs - point.atMs > longestGapMs)) break;
    run.unshift(point);
  }
  const last = sorted.at(-1) as Point;
  return {
    ...last,
    isFresh: nowMs - last.atMs <= freshMs,
    isCrossed: run.length > 0,
    sinceMs: run[0]?.atMs ?? null,
    readings: run.length,
  };
}

function crosses({ value, isTelling: tells }: Point, { comparison, limit }: MeasuredRule): boolean {
  if (!tells) return false;
  return comparison === '>' ? value > limit : value >= limit;
}

function gravity({ isFresh, isCrossed }: HeldCondition): number {
  return (isFresh ? 2 : 0) + (isCrossed ? 1 : 0);
}

function startOf({ sinceMs, atMs }: HeldCondition): number {
  return sinceMs ?? atMs;
}

type Figure = { source: string; point: Pick<Point, 'value' | 'n' | 'isTelling'> };

/** Of all requests, not of one endpoint's; null for a reading of anything else. */
function figureOf(reading: Reading, kind: MeasuredRule['kind']): Figure | null {
  if (reading.kind !== 'errorRate' && reading.kind !== 'responseTimes') return null;
  if (reading.path !== null) return null;
  const value =
    reading.kind === 'responseTimes' ? reading.p95Ms : reading.n === 0 ? null : (reading.errors / reading.n) * 100;
  const isAsked = (reading.kind === 'errorRate') === (kind === 'errorRate');
  if (!isAsked || value === null) return null;
  return { source: reading.source, point: { value, n: reading.n, isTelling: isTelling(reading) } };
}
