/** Deployments that were read, and whether one of them lies shortly before the trouble was noticed. */
import type { IncidentState } from '../incident/state.ts';
import type { LeveledReading } from './reading.ts';

/** A deployment this long before the incident may be its cause; an older one has proved itself. */
export const deploymentWindowMs = 60 * 60_000;

export type TimedDeployment = { version: string; atMs: number; evidenceId: string | null };

/** When the trouble was noticed, as far as the record knows. A deployment after that cannot have caused it. */
export function noticedAtMs({ milestones }: Pick<IncidentState, 'milestones'>, nowMs: number): number {
  const { began, detected, declared } = milestones;
  return (began ?? detected ?? declared)?.atMs ?? nowMs;
}

/** Newest first. A version without a time says nothing of when it was deployed. */
export function timedDeployments(readings: readonly LeveledReading[]): TimedDeployment[] {
  return readings
    .flatMap(({ reading, evidenceId }) =>
      reading.kind === 'deployment' && reading.atMs !== null
        ? [{ version: reading.version, atMs: reading.atMs, evidenceId }]
        : [],
    )
    .sort((one, other) => other.atMs - one.atMs);
}

/** The newest within the hour before; null where there is none. */
export function recentDeployment(deployments: readonly TimedDeployment[], noticedMs: number): TimedDeployment | null {
  return deployments.find(({ atMs }) => atMs <= noticedMs && noticedMs - atMs <= deploymentWindowMs) ?? null;
}
