import { describe, expect, test } from 'vitest';
import { entriesOf, milestoneMarks, weekdayOf } from '../../../renderer/screens/incident/timeline/timeline-entries.ts';
import type { RecordedEvent } from '../../../shared/incident/event.ts';
import type { TimelineRow } from '../../../shared/incident/state.ts';
import { isShown, type TimelineFilter } from '../../../shared/timeline/timeline-filter.ts';

const envelope = {
  seq: 1,
  id: 'e',
  incidentId: 'i',
  deviceId: 'd',
  chainSeq: 1,
  lamport: 1,
  actor: '',
  v: 1,
  happenedAtMs: 0,
  recordedAtMs: 0,
};
const note: RecordedEvent = { ...envelope, kind: 'noteAdded', payload: { text: 'n' } };
const severity: RecordedEvent = { ...envelope, kind: 'severitySet', payload: { severity: 1, basedOn: null } };
const offset: RecordedEvent = { ...envelope, kind: 'clockOffsetMeasured', payload: { target: 't', offsetMs: 2_000 } };

const row = (atMs: number, event: RecordedEvent = note, starred = false): TimelineRow => ({
  eventId: `e-${atMs}`,
  seq: 1,
  happenedAtMs: atMs,
  recordedAtMs: atMs,
  actor: '',
  deviceId: 'd',
  starred,
  struck: null,
  undone: false,
  inDocument: null,
  linkedEvidenceIds: [],
  revision: null,
  event,
});

describe('the timeline as it is listed', () => {
  const before = Date.UTC(2026, 10, 24, 14, 59, 59);
  const after = Date.UTC(2026, 10, 24, 15, 0, 0);

  test("a day begins at the incident's own midnight", () => {
    const dates = (zone: string) =>
      entriesOf([row(before), row(after)], zone).flatMap((entry) => (entry.kind === 'day' ? [entry.date] : []));
    expect(dates('Asia/Tokyo')).toEqual(['2026-11-24', '2026-11-25']);
    expect(dates('UTC')).toEqual(['2026-11-24']);
  });

  test('headings stand before the first row of their day, and no row is left out', () => {
    const kinds = entriesOf([row(before), row(after), row(after + 1)], 'Asia/Tokyo').map(({ kind }) => kind);
    expect(kinds).toEqual(['day', 'row', 'day', 'row', 'row']);
    expect(entriesOf([], 'UTC')).toEqual([]);
  });

  test('milestones stand at their own times, before the rows of the same moment, and behind the last row', () => {
    const at = (atMs: number) => ({ atMs, source: 'responder' as const, evidenceIds: [], eventId: 'm' });
    const known = { began: at(before), detected: null, declared: at(after), responseBegan: null, mitigated: null };
    const marks = milestoneMarks({ ...known, recovered: at(after + 5) });
    const entries = entriesOf([row(before - 1), row(after), row(after + 1)], 'Asia/Tokyo', marks);
    expect(entries.map((entry) => (entry.kind === 'milestone' ? entry.mark.milestone : entry.kind))).toEqual([
      'day',
      'row',
      'began',
      'day',
      'declared',
      'row',
      'row',
      'recovered',
    ]);
  });

  test('24 November 2026 is a Tuesday', () => {
    expect(weekdayOf('2026-11-24')).toBe(2);
  });

  test.each<[TimelineFilter, boolean, boolean, boolean]>([
    ['all', true, true, true],
    ['notes', true, false, false],
    ['checks', false, false, true],
    ['decisions', false, true, false],
    ['starred', false, false, false],
  ])('%s', (filter, ofNote, ofSeverity, ofOffset) => {
    expect([note, severity, offset].map((event) => isShown(row(0, event), filter))).toEqual([
      ofNote,
      ofSeverity,
      ofOffset,
    ]);
    expect(isShown(row(0, offset, true), 'starred')).toBe(true);
  });
});
