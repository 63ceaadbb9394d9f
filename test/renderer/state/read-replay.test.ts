/** Reading an incident for a replay, from the pages that the core makes of its events. */
import { describe, expect, it } from 'vitest';
import { type ReplaySoFar, readReplay } from '../../../renderer/state/read-replay.ts';
import type { RecordedEvent } from '../../../shared/incident/event.ts';
import { knownOrder } from '../../../shared/replay/known-order.ts';
import { mostEventsAPage, replayPageOf } from '../../../shared/replay/replay-page.ts';

/** Notes of one device, a second apart. */
function notes(count: number, deviceId = 'a', { firstSeq = 1, fromMs = 0, before = 0 } = {}): RecordedEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ seq: firstSeq + index, id: `${deviceId}${before + index}`, incidentId: 'incident-1', deviceId },
    ...{ chainSeq: before + index + 1, lamport: before + index + 1, actor: 'Sato', v: 1 },
    ...{ happenedAtMs: fromMs + index * 1_000, recordedAtMs: fromMs + index * 1_000 },
    ...{ kind: 'noteAdded' as const, payload: { text: `note ${index}` } },
  }));
}

/** `whileReading` is done before each page but the first. */
async function read(record: RecordedEvent[], known?: ReplaySoFar, whileReading: () => void = () => undefined) {
  const asked: number[] = [];
  const shown: number[] = [];
  const whole = await readReplay(
    {
      replayPage: async ({ from, untilSeq }) => {
        if (asked.length > 0) whileReading();
        asked.push(from);
        return { ...replayPageOf(record, from, untilSeq), number: 7 };
      },
    },
    'incident-1',
    known,
    (soFar) => shown.push(soFar.replay.events.length),
  );
  return { whole, asked, shown };
}

describe('reading for a replay', () => {
  it('shows the first moments while the others are read', async () => {
    const record = notes(2_500);
    const { whole, asked, shown } = await read(record);
    expect(asked).toEqual([0, mostEventsAPage, 2 * mostEventsAPage]);
    expect(shown).toEqual([mostEventsAPage, 2 * mostEventsAPage]);
    expect(whole).toMatchObject({ total: 2_500, untilSeq: 2_500, number: 7 });
    expect(whole.replay.events).toEqual(knownOrder(record));
    expect(whole.replay.incidentId).toBe('incident-1');
  });

  it('reads one record, whatever is written meanwhile', async () => {
    const record = notes(1_500);
    const late = notes(1, 'b', { firstSeq: 1_501, fromMs: 500 });
    const { whole } = await read(record, undefined, () => record.push(...late.splice(0)));
    expect(whole.total).toBe(1_500);
    expect(whole.replay.events).toEqual(knownOrder(record.filter(({ seq }) => seq <= 1_500)));
  });

  it('puts what is new behind what is known', async () => {
    const record = notes(10);
    const { whole: first } = await read(record);
    first.replay.at(10);
    record.push(...notes(3, 'a', { firstSeq: 11, fromMs: 60_000, before: 10 }));
    const { whole, asked } = await read(record, first);
    expect(asked).toEqual([10]);
    expect(whole.replay.events).toEqual(knownOrder(record));
    expect(whole.replay.at(13).rows).toHaveLength(13);
    const { whole: again, asked: askedAgain } = await read(record, whole);
    expect(askedAgain).toEqual([13]);
    expect(again.replay.events).toEqual(whole.replay.events);
  });

  it('begins anew where another device had written in between', async () => {
    const record = notes(10);
    const { whole: first } = await read(record);
    record.push(...notes(2, 'b', { firstSeq: 11, fromMs: 2_500 }));
    const { whole, asked } = await read(record, first);
    expect(asked).toEqual([10, 0]);
    expect(whole.replay.events).toEqual(knownOrder(record));
    expect(whole.replay.events[3]?.deviceId).toBe('b');
  });

  it('begins anew where the record was put back to an earlier state', async () => {
    const { whole: first } = await read(notes(10));
    const { whole } = await read(notes(4), first);
    expect(whole.replay.events).toHaveLength(4);
  });
});
