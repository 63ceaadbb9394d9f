import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../../shared/incident/event.ts';
import { knownOrder } from '../../../shared/replay/known-order.ts';
import { anyIncident } from './any-incident.ts';

function note(id: string, deviceId: string, chainSeq: number, recordedAtMs: number, lamport: number): RecordedEvent {
  const envelope = { seq: 1, id, incidentId: 'incident-1', deviceId, chainSeq, lamport, actor: 'Sato', v: 1 };
  return { ...envelope, happenedAtMs: 0, recordedAtMs, kind: 'noteAdded', payload: { text: id } };
}

describe('the order in which events became known', () => {
  it('is that of the recording, not of what happened when', () => {
    const events = [note('a1', 'a', 1, 1_000, 1), note('a2', 'a', 2, 3_000, 2), note('b1', 'b', 1, 2_000, 9)];
    expect(knownOrder(events).map(({ id }) => id)).toEqual(['a1', 'b1', 'a2']);
  });

  it('keeps a device in its own order where its clock was set back', () => {
    const events = [
      note('a1', 'a', 1, 5_000, 1),
      note('a2', 'a', 2, 1_000, 2),
      note('b1', 'b', 1, 4_000, 1),
      note('b2', 'b', 2, 6_000, 2),
    ];
    expect(knownOrder(events).map(({ id }) => id)).toEqual(['b1', 'a1', 'a2', 'b2']);
  });

  it('lets the order without a clock decide between devices at one moment', () => {
    const events = [note('b1', 'b', 1, 1_000, 3), note('a1', 'a', 1, 1_000, 4)];
    expect(knownOrder(events).map(({ id }) => id)).toEqual(['b1', 'a1']);
  });

  it('is one order for one set of events, holds each of them once, and keeps every chain', () => {
    const shuffled = anyIncident.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }), fc.subarray(events)),
    );
    fc.assert(
      fc.property(shuffled, ([events, others, again]) => {
        const order = knownOrder(events);
        expect(knownOrder([...others, ...again])).toEqual(order);
        expect(order.map(({ id }) => id).sort()).toEqual(events.map(({ id }) => id).sort());
        for (const device of ['device-0', 'device-1']) {
          const chain = order.filter(({ deviceId }) => deviceId === device).map(({ chainSeq }) => chainSeq);
          expect(chain).toEqual(chain.map((_, index) => index + 1));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('follows the recorded times where no clock was set back', () => {
    fc.assert(
      fc.property(anyIncident, (events) => {
        const steady = events.map((event, index) => ({ ...event, recordedAtMs: 1_000 * index }));
        expect(knownOrder(steady).map(({ recordedAtMs }) => recordedAtMs)).toEqual(
          steady.map(({ recordedAtMs }) => recordedAtMs),
        );
      }),
      { numRuns: 100 },
    );
  });
});
