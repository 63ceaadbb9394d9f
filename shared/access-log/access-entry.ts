/** One request as an access log tells it, whatever the log's format. */
import type { Environment } from '../environment/environment.ts';

export type DurationUnit = NonNullable<Environment['accessDurationUnit']>;

export type AccessEntry = {
  /** UTC milliseconds; a line whose time has no zone is no entry. */
  atMs: number;
  status: number;
  method: string | null;
  /** Without its query. */
  path: string | null;
  /** Null where the log has no field for it. */
  userAgent: string | null;
  durationMs: number | null;
  /** The line has a duration, and nobody says in which unit. */
  lacksUnit: boolean;
};

/** What a line says of how long the request took; null where it has no field for it. */
export type WrittenDuration = { value: number; unit: DurationUnit | 'ns' | null };

const msIn: Record<DurationUnit | 'ns', number> = { s: 1_000, ms: 1, us: 0.001, ns: 0.000_001 };

/** `unit`: the environment's, for durations whose line does not say it. */
export function durationFields(
  written: WrittenDuration | null,
  unit: DurationUnit | null,
): Pick<AccessEntry, 'durationMs' | 'lacksUnit'> {
  if (written === null) return { durationMs: null, lacksUnit: false };
  const known = written.unit ?? unit;
  return known === null
    ? { durationMs: null, lacksUnit: true }
    : { durationMs: written.value * msIn[known], lacksUnit: false };
}

export function pathOf(target: string): string {
  const absolute = /^https?:\/\/[^/?#]*/i.exec(target)?.[0].length ?? 0;
  return target.slice(absolute).replace(/[?#].*$/s, '') || '/';
}
