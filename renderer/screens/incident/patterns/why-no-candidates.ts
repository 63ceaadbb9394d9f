/** Why no pattern is ranked, as a code of the dictionary: a healthy system, an unreadable one, or one that fits nothing. */
import { showsTrouble } from '../../../../shared/diagnosis/rank-patterns.ts';
import { presentReadings } from '../../../../shared/incident/present-readings.ts';
import type { IncidentState } from '../../../../shared/incident/state.ts';

export type WhyNone = 'reading' | 'unreadYet' | 'allNormal' | 'nothingRead' | 'noneFits';

export function whyNoCandidates(state: IncidentState, sweeping: boolean): WhyNone {
  if (sweeping) return 'reading';
  const readings = presentReadings(state);
  if (readings.length === 0) return 'unreadYet';
  if (showsTrouble(readings)) return 'noneFits';
  return readings.some(({ level }) => level === 'normal') ? 'allNormal' : 'nothingRead';
}
