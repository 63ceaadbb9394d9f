import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../../shared/incident/event.ts';
import { fold } from '../../../shared/incident/fold.ts';
import { timelineOf } from '../../../shared/incident/timeline.ts';
import { knownOrder } from '../../../shared/replay/known-order.ts';
import { knownThen } from '../../../shared/replay/known-then.ts';
import { createReplay, type ReplayMoment } from '../../../shared/replay/replay.ts';
import { describeEvent, eventContext } from '../../../shared/text/describe-event.ts';
import { memoryRecord } from '../incident/record.ts';
import { anyIncident, incidentId, wordsIn } from './any-incident.ts';

/** Everything that a screen could show of a moment, as text. */
function shown({ state, rows, event }: ReplayMoment): string {
  const context = eventContext(state, null);
  const sentences = rows.flatMap((row) => [describeEvent(row, context, 'ja'), describeEvent(row, context, 'en')]);
  const then = knownThen(state, null, event?.recordedAtMs ?? 0);
  return JSON.stringify({ state, rows, sentences, then, event });
}

const jumps = fc.array(fc.nat(45), { minLength: 1, maxLength: 12 });

describe('a replay', () => {
  it('is tried with events of every kind that it names', () => {
    const kinds = new Set(fc.sample(anyIncident, 300).flatMap((events) => events.map(({ kind }) => kind)));
    expect([...kinds]).toEqual(expect.arrayContaining(['checkRan', 'causeSet', 'environmentChanged', 'undone']));
    // An unknown kind is there on purpose, and no other one of the generator fails to fit its schema.
    const strangers = fc
      .sample(anyIncident, 300)
      .flatMap((events) => events.flatMap((event) => (event.kind === 'unknown' ? [event.payload.kind] : [])));
    expect(new Set(strangers)).toEqual(new Set(['ofTheFuture']));
  });

  it('says no word of a later event, wherever the cursor was before', () => {
    fc.assert(
      fc.property(anyIncident, jumps, (events, places) => {
        const order = knownOrder(events);
        const indexOf = new Map(order.map(({ id }, index) => [id, index]));
        const replay = createReplay(incidentId, order);
        for (const place of places) {
          const moment = replay.at(place);
          for (const written of wordsIn(shown(moment))) {
            expect(indexOf.get(`e${written}`)).toBeLessThan(moment.known);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same whatever came later: as if the record had ended there', () => {
    fc.assert(
      fc.property(anyIncident, jumps, (events, places) => {
        const order = knownOrder(events);
        const replay = createReplay(incidentId, order);
        for (const place of places) {
          const known = order.slice(0, place);
          const { state, rows } = replay.at(place);
          expect(state).toEqual(fold(incidentId, known));
          expect(rows).toEqual(timelineOf(known));
          expect(replay.stateAt(place)).toEqual(state);
          expect(replay.at(place)).toEqual(createReplay(incidentId, known).at(place));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('goes on where more of the record arrives', () => {
    fc.assert(
      fc.property(anyIncident, jumps, fc.nat(40), (events, places, cut) => {
        const order = knownOrder(events);
        const part = createReplay(incidentId, order.slice(0, cut));
        for (const place of places) part.at(place);
        const whole = part.with(order.slice(cut));
        for (const place of places) expect(whole.at(place)).toEqual(createReplay(incidentId, order).at(place));
        // The part still ends where it ended.
        expect(part.at(99).known).toBe(Math.min(cut, order.length));
      }),
      { numRuns: 200 },
    );
  });

  it('is right far behind the places where a state is kept, with what was taken back in between', () => {
    const record = memoryRecord(incidentId);
    for (let index = 0; index < 1_200; index += 1) {
      const happenedAtMs = 1_000 * index;
      if (index % 97 === 5) record.append({ kind: 'undone', payload: { target: `event-${index - 3}` }, happenedAtMs });
      else if (index % 3 === 0) {
        const severity = ((index % 4) + 1) as 1 | 2 | 3 | 4;
        record.append({ kind: 'severitySet', payload: { severity, basedOn: null }, happenedAtMs });
      } else record.append({ kind: 'noteAdded', payload: { text: `note ${index}` }, happenedAtMs });
    }
    const replay = createReplay(incidentId, knownOrder(record.events));
    for (const place of [1_200, 249, 250, 251, 1_199, 700, 699, 698, 1_000, 0, 1]) {
      const known = record.events.slice(0, place);
      const { state, rows } = replay.at(place);
      expect(state).toEqual(fold(incidentId, known));
      expect(rows).toEqual(timelineOf(known));
    }
  });

  it('leaves out what was entered late, corrected, struck or taken back until it was', () => {
    const record = memoryRecord(incidentId);
    const note = record.append({ kind: 'noteAdded', payload: { text: 'first words' }, happenedAtMs: 1_000 });
    record.append({ kind: 'severitySet', payload: { severity: 2, basedOn: null }, happenedAtMs: 2_000 });
    // Happened before everything else, and was told of afterwards.
    record.append(
      { kind: 'noteAdded', payload: { text: 'entered late' }, happenedAtMs: 500 },
      { recordedAtMs: 60_000 },
    );
    record.append({
      kind: 'noteRevised',
      payload: { target: note, text: 'better words', happenedAtMs: null },
      happenedAtMs: 61_000,
    });
    record.append({ kind: 'struck', payload: { target: note, reason: 'wrong' }, happenedAtMs: 62_000 });
    record.append({ kind: 'undone', payload: { target: 'event-2' }, happenedAtMs: 63_000 });
    record.appendRaw('blackedOut', 'noteAdded', 64_000);
    const replay = createReplay(incidentId, knownOrder(record.events));

    const early = replay.at(2);
    expect(early.rows.map(({ eventId }) => eventId)).toEqual([note, 'event-2']);
    expect(early.state.severity).toBe(2);
    expect(early.rows[0]?.revision).toBeNull();
    expect(early.rows[0]?.struck).toBeNull();
    expect(early.rows[1]?.undone).toBe(false);

    expect(replay.at(3).rows[0]?.eventId).toBe('event-3');
    expect(replay.at(4).rows[1]?.revision?.text).toBe('better words');
    expect(replay.at(5).rows[1]?.struck).toEqual({ reason: 'wrong' });
    expect(replay.at(6).state.severity).toBeNull();
    expect(replay.at(7).event?.kind).toBe('blackedOut');
  });

  it('gives the nearest moment for a cursor beside the record', () => {
    const record = memoryRecord(incidentId);
    record.append({ kind: 'noteAdded', payload: { text: 'only' }, happenedAtMs: 1_000 });
    const replay = createReplay(incidentId, record.events);
    expect(replay.at(-3).known).toBe(0);
    expect(replay.at(-3).event).toBeNull();
    expect(replay.at(1.9).known).toBe(1);
    expect(replay.at(50).known).toBe(1);
    expect(createReplay(incidentId, [] as RecordedEvent[]).at(0).rows).toEqual([]);
  });
});
