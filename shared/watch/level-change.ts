/**
 * When a level has changed. One odd look is no change: a worse level counts when two looks in a row say so, a better one after
 * three, and it is then said to have held since the first of them. A measure that changes six times within five minutes is
 * flapping: that is one change, and the next one is written when a level has held for two minutes.
 */
import { byGravity, worstLevel } from '../diagnosis/level.ts';
import type { Level } from '../diagnosis/reading.ts';

export const looksToWorsen = 2;
export const looksToMend = 3;
export const flappingChanges = 6;
export const flappingWindowMs = 5 * 60_000;
export const steadyMs = 2 * 60_000;
const setBackMs = 2 * 60_000;

/** What stands: the level last recorded, and since when. */
export type StandingLevel = {
  level: Level;
  atMs: number;
  flapping: boolean;
  /** End of the last flapping, before which no change counts for another one; null where it never flapped. */
  steadiedAtMs: number | null;
};

export type LevelChange<S> = {
  from: Level;
  to: Level;
  /** The look that showed it first. */
  sample: S;
  /** Looks in a row that agree. */
  looks: number;
  /** Changes within the window, where it flaps from now on. */
  flapping: { changes: number; looks: number; windowMs: number } | null;
  /** A flapping ended. */
  steadied: boolean;
};

type Leveled = { atMs: number; level: Level };

/**
 * @param standing null where nothing is recorded of the measure: then only trouble is news.
 * @param samples looks of the measure, oldest first, none from beyond a gap.
 */
export function levelChange<S extends Leveled>(
  standing: StandingLevel | null,
  samples: readonly S[],
): LevelChange<S> | null {
  const last = samples.at(-1);
  if (last === undefined) return null;
  if (standing?.flapping) return steadied(standing, samples);
  const from = standing?.level ?? 'unknown';
  const flap = flapping(standing, samples, last.atMs);
  if (flap !== null) return { from, ...flap, steadied: false };
  const run = trailingRun(samplesSince(standing, samples, last.atMs));
  const [first] = run;
  if (first === undefined || first.level === from) return null;
  if (standing === null && first.level === 'normal') return null;
  if (run.length < looksNeeded(from, first.level)) return null;
  return { from, to: first.level, sample: first, looks: run.length, flapping: null, steadied: false };
}

/** Whether the last look says otherwise than what stands, so that the next one is awaited. A flapping one always does. */
export function isUnconfirmed(standing: StandingLevel | null, samples: readonly Leveled[]): boolean {
  const last = samples.at(-1);
  if (last === undefined || standing === null || standing.flapping) return false;
  return last.level !== standing.level;
}

/** What stands after a change. */
export function standingAfter(
  before: StandingLevel | null,
  { to, sample, flapping, steadied }: LevelChange<Leveled>,
): StandingLevel {
  return {
    level: to,
    atMs: sample.atMs,
    flapping: flapping !== null,
    steadiedAtMs: steadied ? sample.atMs : (before?.steadiedAtMs ?? null),
  };
}

function looksNeeded(from: Level, to: Level): number {
  return byGravity.indexOf(to) < byGravity.indexOf(from) ? looksToWorsen : looksToMend;
}

/** Further ahead than any look takes, what stands was written before the clock was set back: then every look counts. */
function samplesSince<S extends Leveled>(
  standing: StandingLevel | null,
  samples: readonly S[],
  nowMs: number,
): readonly S[] {
  if (standing === null || standing.atMs > nowMs + setBackMs) return samples;
  return samples.filter(({ atMs }) => atMs > standing.atMs);
}

function trailingRun<S extends Leveled>(samples: readonly S[]): readonly S[] {
  const last = samples.at(-1);
  const other = samples.findLastIndex(({ level }) => level !== last?.level);
  return samples.slice(other + 1);
}

function flapping<S extends Leveled>(standing: StandingLevel | null, samples: readonly S[], nowMs: number) {
  const steadiedAtMs = standing?.steadiedAtMs ?? null;
  const fromMs = Math.max(nowMs - flappingWindowMs, steadiedAtMs !== null && steadiedAtMs <= nowMs ? steadiedAtMs : 0);
  const window = samples.filter(({ atMs }) => atMs >= fromMs);
  const changes = window.filter(({ level }, index) => index > 0 && window[index - 1]?.level !== level).length;
  if (changes < flappingChanges) return null;
  const to = worstLevel(window.map(({ level }) => level));
  const sample = window.findLast(({ level }) => level === to);
  if (sample === undefined) return null;
  return { to, sample, looks: 1, flapping: { changes, looks: window.length, windowMs: flappingWindowMs } };
}

function steadied<S extends Leveled>({ level: from }: StandingLevel, samples: readonly S[]): LevelChange<S> | null {
  const run = trailingRun(samples);
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined || run.length < looksToMend) return null;
  if (last.atMs - first.atMs < steadyMs) return null;
  return { from, to: first.level, sample: first, looks: run.length, flapping: null, steadied: true };
}
