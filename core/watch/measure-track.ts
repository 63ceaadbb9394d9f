/** The last minutes of one measure: what a sparkline shows and a change is decided from. Nothing in it is from beyond a gap. */
import type { Level, Reading } from '../../shared/diagnosis/reading.ts';
import { hasFailed } from '../../shared/postmortem/watched-target.ts';
import { isUnconfirmed, levelChange, type StandingLevel, standingAfter } from '../../shared/watch/level-change.ts';
import { type OwnRead, ownRead } from '../../shared/watch/own-figures.ts';
import { figureValue, readingOf, type Sample, type WatchMeasure } from '../../shared/watch/target.ts';
import type { CheckOutcome } from '../probes/probe.ts';

export const historyMs = 10 * 60_000;
/** As many looks as a change may need to be confirmed. */
const keptLooks = 3;

export type Look = { outcome: CheckOutcome; readings: { reading: Reading; level: Level }[] };

export type TakenSample = Sample & {
  reading: Reading;
  /** With its evidence; null where it is neither recent nor the first of its level. */
  look: Look | null;
};

export type MeasureTrack = {
  measure: WatchMeasure;
  samples: TakenSample[];
  /** Our own requests to the API; empty for a database. */
  reads: OwnRead[];
  /** What the looks say, whatever an incident's record says. The first look is taken as it is. */
  standing: StandingLevel | null;
};

export function newTrack(measure: WatchMeasure): MeasureTrack {
  return { measure, samples: [], reads: [], standing: null };
}

/** Takes the measure's figure from a look; nothing where the look did not come so far. */
export function takeLook(track: MeasureTrack, look: Look): TakenSample | null {
  const found = readingOf(track.measure, look.readings);
  if (found === null) return null;
  const { reading, level } = found;
  const atMs = look.outcome.startedAtMs;
  const failed = (reading.kind === 'http' || reading.kind === 'database') && hasFailed(reading);
  const sample: TakenSample = { atMs, level, value: figureValue(reading), failed, reading, look };
  const read = track.measure.part === 'api' || track.measure.part === 'endpoint' ? ownRead(reading, level, atMs) : null;
  if (read !== null) track.reads = [...track.reads, read].filter((each) => each.atMs > atMs - historyMs);
  track.samples = forgetLooks([...track.samples, sample].filter((each) => each.atMs > atMs - historyMs));
  track.standing = standingNow(track, sample);
  return sample;
}

export function isAwaited({ standing, samples }: MeasureTrack): boolean {
  return isUnconfirmed(standing, samples);
}

/** After a gap: what was read before it says nothing of the time after. */
export function beginAnew(track: MeasureTrack): void {
  track.samples = [];
  track.reads = [];
  track.standing = null;
}

function standingNow({ standing, samples }: MeasureTrack, { level, atMs }: Sample): StandingLevel {
  if (standing === null) return { level, atMs, flapping: false, steadiedAtMs: null };
  const change = levelChange(standing, samples);
  return change === null ? standing : standingAfter(standing, change);
}

function forgetLooks(samples: readonly TakenSample[]): TakenSample[] {
  const recent = samples.length - keptLooks;
  return samples.map((sample, index) => {
    const isFirst = samples[index - 1]?.level !== sample.level;
    return sample.look === null || isFirst || index >= recent ? sample : { ...sample, look: null };
  });
}
