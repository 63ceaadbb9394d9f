import type { IncidentSummary } from '../../../shared/incident/summary.ts';

/** From detected (declared where unknown) to recovered; null while that is unknown. */
export function untilRecoveredMs({ detectedAtMs, declaredAtMs, recoveredAtMs }: IncidentSummary): number | null {
  return recoveredAtMs === null ? null : recoveredAtMs - (detectedAtMs ?? declaredAtMs);
}
