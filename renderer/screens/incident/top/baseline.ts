/** The watch: the last reading of each thing that the environment itself is read by, from outside. */
import type { Level, Reading } from '../../../../shared/diagnosis/reading.ts';
import type { CheckRecord, IncidentState } from '../../../../shared/incident/state.ts';

export type Watched = {
  check: CheckRecord;
  /** The reading that gave the check its level, else its first; null where it read nothing. */
  telling: { reading: Reading; level: Level } | null;
};

const baselinePrefix = 'baseline/';

/** In the order in which they were first read. */
export function watchedOf({ checks }: Pick<IncidentState, 'checks'>): Watched[] {
  const last = new Map<string, CheckRecord>();
  for (const check of checks) if (check.checkId.startsWith(baselinePrefix)) last.set(check.checkId, check);
  return [...last.values()].map((check) => ({
    check,
    telling: check.readings.find(({ level }) => level === check.level) ?? check.readings[0] ?? null,
  }));
}
