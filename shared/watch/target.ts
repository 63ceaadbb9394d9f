/** What a watch reads of an environment, and the figures it takes from each look. */
import type { Level, Reading } from '../diagnosis/reading.ts';
import type { Environment } from '../environment/environment.ts';

export type WatchLook = { kind: 'endpoint'; path: string; health: boolean } | { kind: 'databaseConnections' };

/** One look, made again and again. `id` is that of the baseline check of the same look, without `baseline/`. */
export type WatchTarget = { id: string; look: WatchLook; measures: WatchMeasure[] };

export type WatchPart = 'api' | 'endpoint' | 'database' | 'connections';

/** One figure of a look, with a level of its own. */
export type WatchMeasure = {
  /** `health`, `endpoint/orders`, `database`, `connections`. */
  id: string;
  targetId: string;
  part: WatchPart;
  /** A path, or the database's name. */
  name: string;
  unit: 'ms' | 'percent';
};

/** One figure at one moment. `value` is null where there is none: nothing answered, or it could not be read. */
export type Sample = { atMs: number; level: Level; value: number | null; failed: boolean };

type Leveled = { reading: Reading; level: Level };

/** The API's health, the chosen endpoints, the database and its connection share; nothing for parts that are not there. */
export function watchTargets({ api, database }: Pick<Environment, 'api' | 'database'>): WatchTarget[] {
  const targets: WatchTarget[] = [];
  const paths = [...new Set(api?.endpoints ?? [])];
  if (api?.healthPath) targets.push(endpointTarget('health', api.healthPath, true));
  for (const path of paths) targets.push(endpointTarget(`endpoint${path}`, path, false));
  if (database) {
    const shared = { targetId: 'database', name: database.database } as const;
    targets.push({
      id: 'database',
      look: { kind: 'databaseConnections' },
      measures: [
        { ...shared, id: 'database', part: 'database', unit: 'ms' },
        { ...shared, id: 'connections', part: 'connections', unit: 'percent' },
      ],
    });
  }
  return targets;
}

function endpointTarget(id: string, path: string, health: boolean): WatchTarget {
  const measure = { id, targetId: id, part: health ? 'api' : 'endpoint', name: path, unit: 'ms' } as const;
  return { id, look: { kind: 'endpoint', path, health }, measures: [measure] };
}

/** The check of which a look at this target is one more run. */
export function checkIdOf({ targetId }: Pick<WatchMeasure, 'targetId'>): string {
  return `baseline/${targetId}`;
}

/** The reading of a look that a measure is taken from; null where the look did not come so far. */
export function readingOf({ part }: Pick<WatchMeasure, 'part'>, readings: readonly Leveled[]): Leveled | null {
  const kind = part === 'connections' ? 'connections' : part === 'database' ? 'database' : 'http';
  const own = readings.find(({ reading }) => reading.kind === kind);
  if (own || part === 'connections') return own ?? null;
  return readings.find(({ reading }) => reading.kind === 'unreadable') ?? null;
}

/** A figure as a number: how long an answer took, the share of connections in use. */
export function figureValue(reading: Reading): number | null {
  switch (reading.kind) {
    case 'http':
    case 'database':
      return reading.outcome === 'answered' ? reading.durationMs : null;
    case 'connections':
      return reading.max > 0 ? (reading.used / reading.max) * 100 : null;
    default:
      return null;
  }
}
