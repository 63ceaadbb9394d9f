/** What was measured of each target over the incident, as series to draw: figures where there were any, and the level all along. */
import type { Level } from '../../diagnosis/reading.ts';
import { measureName } from '../../text/watch-sentence.ts';
import type { Scene } from '../scene.ts';

export type SeriesPoint = {
  atMs: number;
  /** In the unit of the series; null where nothing was measured, and for a change of level, which is no measurement. */
  value: number | null;
  isChange: boolean;
  level: Level;
};

export type Series = { name: string; unit: 'ms' | 'percent'; points: SeriesPoint[] };

/** More targets than this make no document more readable; the annexes have them all. */
const mostSeries = 8;

/** The watch's own measures first, then targets that only checks have read; oldest points first. Two measured points make a series. */
export function watchSeries(scene: Scene): Series[] {
  const all = [...measures(scene), ...targets(scene)];
  // A short incident leaves one minute of the watch behind: the checks of its target tell more.
  return all.filter(({ points }) => points.filter(({ isChange }) => !isChange).length > 1).slice(0, mostSeries);
}

/** Spans of the watch by their median, and each change of level at its moment. */
function measures({ state, countedRows, language }: Scene): Series[] {
  const counted = new Set(countedRows.map(({ eventId }) => eventId));
  const series = new Map<string, Series>();
  for (const rollup of state.watch.rollups.filter(({ eventId }) => counted.has(eventId))) {
    for (const { measure, median, worst } of rollup.measures) {
      const known = series.get(measure.id) ?? { name: measureName(measure, language), unit: measure.unit, points: [] };
      known.points.push({ atMs: (rollup.fromMs + rollup.toMs) / 2, value: median, level: worst, isChange: false });
      series.set(measure.id, known);
    }
  }
  for (const { event, happenedAtMs } of countedRows) {
    if (event.kind !== 'levelChanged') continue;
    series
      .get(event.payload.measure.id)
      ?.points.push({ atMs: happenedAtMs, value: null, level: event.payload.to, isChange: true });
  }
  return [...series.values()].map((each) => ({ ...each, points: inOrder(each.points) }));
}

/** Requests and databases by how long each check of them took. */
function targets({ checks }: Scene): Series[] {
  const series = new Map<string, Series>();
  for (const { readings, happenedAtMs } of checks) {
    for (const { reading, level } of readings) {
      if (reading.kind !== 'http' && reading.kind !== 'database') continue;
      const name =
        reading.kind === 'http'
          ? `${reading.method} ${reading.url}`
          : `${reading.host}:${reading.port}/${reading.database}`;
      const known = series.get(name) ?? { name, unit: 'ms', points: [] };
      const value = reading.outcome === 'answered' ? reading.durationMs : null;
      known.points.push({ atMs: happenedAtMs, value, level, isChange: false });
      series.set(name, known);
    }
  }
  return [...series.values()].map((each) => ({ ...each, points: inOrder(each.points) }));
}

function inOrder(points: readonly SeriesPoint[]): SeriesPoint[] {
  return [...points].sort((one, other) => one.atMs - other.atMs);
}
