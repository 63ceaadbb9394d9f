/** The timeline put together from parts is the timeline of all events: after every append, and page by page. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEvent, type RecordedEvent } from '../../../shared/incident/event.ts';
import { rowsChangedAfter, timelineOf, withRows } from '../../../shared/incident/timeline.ts';
import { countRows, isShown, timelineFilters } from '../../../shared/timeline/timeline-filter.ts';
import { pageBefore } from '../../../shared/timeline/timeline-page.ts';
import { anyRecord } from './any-record.ts';

describe('what changed of a timeline', () => {
  it('put into what was known gives the whole, whatever came and however much at once', () => {
    fc.assert(
      fc.property(anyRecord, fc.integer({ min: 0, max: 30 }), (events, knownCount) => {
        const known = events.slice(0, knownCount);
        const changed = rowsChangedAfter(events, known.at(-1)?.seq ?? 0);
        expect(withRows(timelineOf(known), changed)).toEqual(timelineOf(events));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the one row that a correction, a star or an undone star is about', () => {
    const events = [note(1, 'a'), note(2, 'b'), note(3, 'c')];
    const starred = [...events, about(4, 'starSet', 'e2', { starred: true })];
    expect(rowsChangedAfter(starred, 3)).toMatchObject([{ eventId: 'e2', starred: true }]);
    const undone = [...starred, about(5, 'undone', 'e4', {})];
    expect(rowsChangedAfter(undone, 4)).toMatchObject([{ eventId: 'e2', starred: false }]);
    expect(rowsChangedAfter(undone, 5)).toEqual([]);
  });

  it('comes to an end where events take each other back in a circle', () => {
    const events = [note(1, 'a'), about(2, 'undone', 'e3', {}), about(3, 'undone', 'e2', {})];
    expect(rowsChangedAfter(events, 0)).toEqual(timelineOf(events));
  });
});

describe('pages', () => {
  it('hold every row once, in order, whatever their size', () => {
    fc.assert(
      fc.property(anyRecord, fc.integer({ min: 1, max: 7 }), (events, limit) => {
        const rows = timelineOf(events);
        let page = pageBefore(rows, null, limit);
        let read = page.rows;
        while (!page.reachesStart) {
          expect(page.rows).toHaveLength(limit);
          page = pageBefore(rows, page.rows[0] ?? expect.fail(), limit);
          read = [...page.rows, ...read];
        }
        expect(read).toEqual(rows);
      }),
    );
  });

  it('end where nothing is older', () => {
    const rows = timelineOf([note(1, 'a'), note(2, 'b')]);
    expect(pageBefore(rows, null, 2)).toEqual({ rows, reachesStart: true });
    expect(pageBefore(rows, rows[0] ?? null, 5)).toEqual({ rows: [], reachesStart: true });
    expect(pageBefore([], null, 5)).toEqual({ rows: [], reachesStart: true });
  });
});

describe('filters', () => {
  it('count the rows that they show', () => {
    const events = [note(1, 'a'), note(2, 'b'), about(3, 'starSet', 'e1', { starred: true }), severity(4)];
    const rows = timelineOf(events);
    expect(countRows(rows)).toEqual({ all: 3, notes: 2, checks: 0, decisions: 1, starred: 1 });
    for (const filter of timelineFilters) {
      expect(rows.filter((row) => isShown(row, filter))).toHaveLength(countRows(rows)[filter]);
    }
  });
});

function note(seq: number, text: string): RecordedEvent {
  return event(seq, 'noteAdded', { text });
}

function severity(seq: number): RecordedEvent {
  return event(seq, 'severitySet', { severity: 1, basedOn: null });
}

function about(seq: number, kind: string, target: string, payload: object): RecordedEvent {
  return event(seq, kind, { target, ...payload });
}

function event(seq: number, kind: string, payload: object): RecordedEvent {
  const at = { happenedAtMs: seq * 1_000, recordedAtMs: seq * 1_000 };
  const order = { deviceId: 'device-a', chainSeq: seq, lamport: seq };
  return parseEvent({ seq, id: `e${seq}`, incidentId: 'incident-1', actor: '', v: 1, ...order, ...at }, kind, payload);
}
