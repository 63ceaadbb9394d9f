/** A broken way as a reading of its own, beside what it kept from being read. */
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import type { PathFailure } from './path-failure.ts';

export function brokenPathReadings(failure: PathFailure | null, durationMs: number): Reading[] {
  if (failure === null || failure.fault === 'cancelled') return [];
  return [{ kind: 'path', through: failure.through, fault: failure.fault, durationMs }];
}
