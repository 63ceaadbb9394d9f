/** The row of a target's clock: written when the clock is first known, and when it went another way since. */
import type { NewEvent } from '../shared/incident/event.ts';
import type { IncidentState } from '../shared/incident/state.ts';
import { isNewOffset, measuredOffset } from '../shared/watch/clock-offset.ts';
import type { CheckOutcome } from './probes/probe.ts';

export function clockOffsetRow(
  { clockOffsets }: Pick<IncidentState, 'clockOffsets'>,
  { clockOffsetMs, readings, startedAtMs }: CheckOutcome,
): NewEvent[] {
  const measured = measuredOffset(
    clockOffsetMs,
    readings.map((reading) => ({ reading })),
  );
  if (measured === null || !isNewOffset(clockOffsets, measured)) return [];
  return [{ kind: 'clockOffsetMeasured', happenedAtMs: startedAtMs, payload: measured }];
}
