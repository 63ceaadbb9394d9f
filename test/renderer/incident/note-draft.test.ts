import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  emptyNote,
  isOutput,
  readDraft,
  typeInto,
  writeDraft,
} from '../../../renderer/screens/incident/timeline/note-draft.ts';

describe('a note being typed', () => {
  test('carries the time of its first keystroke', () => {
    const first = typeInto(emptyNote, 'd', 1_000);
    expect(typeInto(first, 'de', 9_000)).toEqual({ startedAtMs: 1_000, text: 'de' });
  });

  test('starts anew when it was emptied', () => {
    const emptied = typeInto(typeInto(emptyNote, 'd', 1_000), '', 2_000);
    expect(typeInto(emptied, 'x', 3_000)).toEqual({ startedAtMs: 3_000, text: 'x' });
  });

  test('comes back from its draft, time and lines and all', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, startedAtMs) => {
        expect(readDraft(writeDraft({ startedAtMs, text }))).toEqual({ startedAtMs, text });
      }),
    );
  });

  test('an empty one leaves no draft', () => {
    expect(writeDraft(emptyNote)).toBe('');
    expect(readDraft('')).toEqual(emptyNote);
  });

  test('a draft of another form is text without a time', () => {
    expect(readDraft('no time\nhere')).toEqual({ startedAtMs: null, text: 'no time\nhere' });
    expect(readDraft('one line')).toEqual({ startedAtMs: null, text: 'one line' });
  });

  test.each([
    ['one line', 'x'.repeat(1_000), false],
    ['a very long line', 'x'.repeat(1_001), true],
    ['twelve lines', Array(12).fill('x').join('\n'), false],
    ['thirteen lines', Array(13).fill('x').join('\n'), true],
  ])('%s pasted', (_, pasted, output) => {
    expect(isOutput(pasted)).toBe(output);
  });
});
