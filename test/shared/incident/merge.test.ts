import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyState } from '../../../shared/incident/copy-state.ts';
import { emptyIncident } from '../../../shared/incident/empty-incident.ts';
import type { RecordedEvent } from '../../../shared/incident/event.ts';
import { applyNext, devicesOf, fold } from '../../../shared/incident/fold.ts';
import { timelineOf } from '../../../shared/incident/timeline.ts';
import { anyRecord as events, incidentId } from './any-record.ts';

const shuffled = events.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.subarray(list)),
);

describe('folding', () => {
  it('gives one state and one timeline for one set of events, in any order, with any of them twice', () => {
    fc.assert(
      fc.property(shuffled, ([list, otherOrder, again]) => {
        expect(fold(incidentId, [...otherOrder, ...again])).toEqual(fold(incidentId, list));
        expect(timelineOf(otherOrder)).toEqual(timelineOf(list));
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, also for any part of the events', () => {
    fc.assert(
      fc.property(
        events.chain((list) => fc.subarray(list)),
        (part) => {
          expect(fold(incidentId, part).eventCount).toBe(part.length);
          expect(timelineOf(part).length).toBeLessThanOrEqual(part.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('goes forward to the same state, or says that it cannot and changes nothing', () => {
    fc.assert(
      fc.property(events, (list) => {
        let state = emptyIncident(incidentId);
        let devices: string[] = [];
        const seen: RecordedEvent[] = [];
        for (const event of list) {
          seen.push(event);
          const before = structuredClone({ state, devices });
          const next = copyState(state);
          const nextDevices = [...devices];
          const applied = applyNext(next, event, nextDevices);
          // The copy it was made from is never touched; a refusal leaves the copy as it was too.
          expect({ state, devices }).toEqual(before);
          if (!applied) expect({ state: next, devices: nextDevices }).toEqual(before);
          const anew = fold(incidentId, seen);
          // An event that somebody took back before it arrived is for a whole fold alone.
          const wasUndone = seen.some((other) => other.kind === 'undone' && other.payload.target === event.id);
          if (applied && !wasUndone) expect(next).toEqual(anew);
          state = anew;
          devices = devicesOf([...seen].sort((a, b) => a.lamport - b.lamport || (a.deviceId < b.deviceId ? -1 : 1)));
        }
      }),
      { numRuns: 300 },
    );
  });
});
