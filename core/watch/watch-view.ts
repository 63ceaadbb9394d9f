/** The watch as a screen shows it, made anew from its memory each time. */
import type { MeasureView, WatchView } from '../../shared/contract/watch-view.ts';
import { byBounds, thresholdsOf } from '../../shared/diagnosis/level.ts';
import { ownFigures } from '../../shared/watch/own-figures.ts';
import type { EnvironmentWatch } from './environment-watch.ts';
import { historyMs, type MeasureTrack } from './measure-track.ts';

/** Fewer reads say too little for a level. */
const fewestForLevel = 4;

export function watchView(
  watch: EnvironmentWatch,
  { fromHome, nowMs, isMuted }: { fromHome: boolean; nowMs: number; isMuted: (measureId: string) => boolean },
): WatchView {
  const measures = watch.tracks.map((track) => measureView(track, watch, { nowMs, muted: isMuted(track.measure.id) }));
  return {
    environmentId: watch.environment.id,
    fromHome,
    sinceMs: watch.sinceMs,
    nowMs,
    measures,
    own: ownView(watch, nowMs),
    gaps: watch.gaps.filter(({ toMs }) => toMs > nowMs - historyMs),
    historyMs,
    clockOffsets: watch.clockOffsets,
  };
}

function measureView(
  { measure, samples, reads, standing }: MeasureTrack,
  watch: EnvironmentWatch,
  { nowMs, muted }: { nowMs: number; muted: boolean },
): MeasureView {
  const last = samples.at(-1);
  const isRequest = measure.part === 'api' || measure.part === 'endpoint';
  return {
    ...measure,
    last: last === undefined ? null : { reading: last.reading, level: last.level, atMs: last.atMs },
    standing: standing?.level ?? null,
    flapping: standing?.flapping ?? false,
    muted,
    ...watch.paceOf(measure.targetId),
    history: samples
      .filter(({ atMs }) => atMs > nowMs - historyMs)
      .map(({ atMs, level, value }) => ({ atMs, level, value })),
    own: isRequest ? ownFigures(reads, nowMs) : null,
  };
}

function ownView({ tracks, runbook, environment }: EnvironmentWatch, nowMs: number): WatchView['own'] {
  if (environment.api === null) return null;
  const figures = ownFigures(
    tracks.flatMap(({ reads }) => reads),
    nowMs,
  );
  const { errorRate, responseTimeP95 } = thresholdsOf(runbook, environment);
  const levelled = (value: number | null, n: number, bounds: typeof errorRate) =>
    value === null || n < fewestForLevel ? 'unknown' : byBounds(value, bounds);
  return {
    ...figures,
    errorRateLevel: levelled(figures.errorRatePercent, figures.n, errorRate),
    p95Level: levelled(figures.p95Ms, figures.timed, responseTimeP95),
  };
}
