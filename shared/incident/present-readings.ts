/** What the last run of each check read: the present, as far as it is known. */
import type { LeveledReading } from '../diagnosis/reading.ts';
import { isOfPreparation } from './preparation.ts';
import type { IncidentState } from './state.ts';

export function presentReadings(state: IncidentState): LeveledReading[] {
  const ofService = state.checks.filter((check) => !isOfPreparation(check));
  const last = new Map(ofService.map((check) => [check.checkId, check]));
  return [...last.values()].flatMap(({ readings, evidenceId, happenedAtMs }) =>
    readings.map(({ reading, level }) => ({ reading, level, atMs: happenedAtMs, evidenceId })),
  );
}
