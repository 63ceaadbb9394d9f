/** Differences between drafts, and the record as somebody saw it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedParts } from '../../../../shared/postmortem/review/section-changes.ts';
import { eventsSeen, seenOf } from '../../../../shared/postmortem/review/seen-events.ts';
import { memoryRecord } from '../../incident/record.ts';

describe('what a draft would change', () => {
  it('is nothing where it says the same', () => {
    expect(changedParts('a\nb\n', 'a\nb\n')).toEqual([]);
  });

  it('is what went and what came, between the lines beside it', () => {
    expect(changedParts('1\n2\n3\n4\n5\nold\n6\n', '1\n2\n3\n4\n5\nnew\n6\n')).toEqual([
      { change: 'same', lines: ['…', '4', '5'] },
      { change: 'removed', lines: ['old'] },
      { change: 'added', lines: ['new'] },
      { change: 'same', lines: ['6'] },
    ]);
  });

  it('holds every line that is in one and not in the other', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '| x |', ''), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const parts = changedParts(one.map((line) => `${line}\n`).join(''), other.map((line) => `${line}\n`).join(''));
        const count = (change: string) => parts.filter((part) => part.change === change).flatMap(({ lines }) => lines);
        expect(count('added').length - count('removed').length).toBe(
          parts.length === 0 ? 0 : other.length - one.length,
        );
      }),
    );
  });
});

describe('the record as somebody saw it', () => {
  it('is the events of each device up to then, whatever came or was merged since', () => {
    const record = memoryRecord();
    const note = (deviceId: string, text: string) =>
      record.append({ kind: 'noteAdded', happenedAtMs: 0, payload: { text } }, { deviceId });
    note('a', '1');
    note('b', '2');
    const seen = seenOf(record.events);
    expect(seen).toEqual([
      { deviceId: 'a', chainSeq: 1 },
      { deviceId: 'b', chainSeq: 2 },
    ]);
    note('a', '3');
    note('c', '4');
    expect(eventsSeen([...record.events].reverse(), seen).map(({ id }) => id)).toEqual(['event-2', 'event-1']);
  });
});
