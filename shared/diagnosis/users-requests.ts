/** What an access log says for a symptom: null where it says nothing, be it that too few requests are known. */
import type { LeveledReading, Reading } from './reading.ts';

export type UsersFact = {
  read: { reading: Reading; evidenceId: string | null }[];
  params: Record<string, number>;
};

type Readings = { readings: readonly LeveledReading[] };

/** That users got these statuses: a share beyond the runbook's bounds, not a single answer among thousands. */
export function usersAnswered({ readings }: Readings, statuses: readonly number[]): UsersFact | null {
  const told = readings.flatMap(({ reading, evidenceId, level }) => {
    if (reading.kind !== 'errorRate' || reading.path !== null) return [];
    const count = reading.statuses.reduce((sum, each) => (statuses.includes(each.status) ? sum + each.count : sum), 0);
    return count > 0 && (level === 'warning' || level === 'critical') ? [{ reading, evidenceId, count }] : [];
  });
  const [most] = told.toSorted((one, other) => other.count - one.count);
  return most === undefined ? null : { read: told, params: { count: most.count, n: most.reading.n } };
}

/** That users waited so long: of a hundred requests five or more. */
export function usersWaited({ readings }: Readings, ms: number): UsersFact | null {
  const told = readings.flatMap(({ reading, evidenceId, level }) => {
    if (reading.kind !== 'responseTimes' || reading.path !== null || level === 'unknown') return [];
    const { p95Ms, n } = reading;
    return p95Ms !== null && p95Ms >= ms ? [{ reading, evidenceId, p95Ms, n }] : [];
  });
  const [slowest] = told.toSorted((one, other) => other.p95Ms - one.p95Ms);
  return slowest === undefined ? null : { read: told, params: { p95Ms: Math.round(slowest.p95Ms), n: slowest.n } };
}
