import { expect, test } from 'vitest';
import { untilRecoveredMs } from '../../../renderer/screens/archive/until-recovered.ts';
import { incidentLine } from '../../shared/incident/incident-line.ts';

test('counts from detected, from declared where that is unknown, and is unknown before recovery', () => {
  const declaredAtMs = 5_000;
  expect(untilRecoveredMs(incidentLine(1, { declaredAtMs, detectedAtMs: 2_000, recoveredAtMs: 9_000 }))).toBe(7_000);
  expect(untilRecoveredMs(incidentLine(1, { declaredAtMs, recoveredAtMs: 9_000 }))).toBe(4_000);
  expect(untilRecoveredMs(incidentLine(1, { declaredAtMs, detectedAtMs: 2_000 }))).toBeNull();
});
