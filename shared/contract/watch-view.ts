/** What the watch knows at this moment, from its memory: nothing of it is recorded but what became a row. */
import type { Level, Reading } from '../diagnosis/reading.ts';
import type { MeasuredOffset } from '../watch/clock-offset.ts';
import type { Gap } from '../watch/gap.ts';
import type { OwnFigures } from '../watch/own-figures.ts';
import type { Sample, WatchMeasure } from '../watch/target.ts';

/** Asked of an incident, or of an environment from home. */
export type WatchView = {
  environmentId: string;
  /** Watched because a person asked for it at home. */
  fromHome: boolean;
  sinceMs: number;
  nowMs: number;
  measures: MeasureView[];
  /** Of our own requests to the API (外形監視); null where the environment has none. */
  own: (OwnFigures & { errorRateLevel: Level; p95Level: Level }) | null;
  /** Of the time that the histories cover. */
  gaps: Gap[];
  historyMs: number;
  clockOffsets: MeasuredOffset[];
};

export type MeasureView = WatchMeasure & {
  /** Of the last look; null before the first one. */
  last: { reading: Reading; level: Level; atMs: number } | null;
  /** What several looks in a row say; null before any. */
  standing: Level | null;
  flapping: boolean;
  muted: boolean;
  /** Looks in a row that failed: the next ones come later. */
  failures: number;
  nextDueMs: number | null;
  history: Pick<Sample, 'atMs' | 'level' | 'value'>[];
  /** Of this measure's own requests; null for the database. */
  own: OwnFigures | null;
};
