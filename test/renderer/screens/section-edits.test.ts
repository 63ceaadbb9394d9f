import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  draftKey,
  hasServed,
  isOvertaken,
  parseDraftKey,
  type Section,
  type SectionEdit,
  typed,
} from '../../../renderer/screens/postmortem/section-edits.ts';

const incidentId = '01a20ede-8cbe-7c75-a0b9-3ad6e47e1b3a';
const longestKey = 200;

function section(change: Partial<Section> = {}): Section {
  return { key: 'impact', title: 'Impact', prompt: null, markdown: 'as saved', edited: true, basedOn: 'e1', ...change };
}

function edit(change: Partial<SectionEdit> = {}): SectionEdit {
  return { text: 'as typed', basedOn: 'e1', saved: false, restored: false, ...change };
}

describe('the key of a draft', () => {
  test('says of which section it is and what it was based on', () => {
    expect(parseDraftKey(incidentId, draftKey(incidentId, 'impact', 'e7'))).toEqual({
      section: 'impact',
      basedOn: 'e7',
    });
    expect(parseDraftKey(incidentId, draftKey(incidentId, 'impact', null))).toEqual({
      section: 'impact',
      basedOn: null,
    });
  });

  test('holds any name of a section, slashes too', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
        expect(parseDraftKey(incidentId, draftKey(incidentId, name, 'e1'))?.section).toBe(name);
      }),
    );
  });

  test('of the longest name still fits the contract', () => {
    const event = '01a20ede-8cbe-7c75-a0b9-3ad6e47e1b3b';
    expect(draftKey(incidentId, '節'.repeat(100), event).length).toBeLessThanOrEqual(longestKey);
  });

  test.each(['', 'postmortem/other/impact/e1', `postmortem/${incidentId}/`, `postmortem/${incidentId}/impact`, 'note'])(
    'of something else is none: %s',
    (key) => {
      expect(parseDraftKey(incidentId, key)).toBeNull();
    },
  );
});

describe('typing', () => {
  test('remembers the first event it was based on, whatever is saved meanwhile', () => {
    const first = typed(section({ basedOn: 'e1' }), undefined, 'a');
    expect(first).toEqual({ text: 'a', basedOn: 'e1', saved: false, restored: false });
    expect(typed(section({ basedOn: 'e2' }), first ?? undefined, 'ab')?.basedOn).toBe('e1');
  });

  test('what is saved is no edit', () => {
    expect(typed(section(), undefined, 'as saved')).toBeNull();
  });

  test('goes on from a section that nobody had edited', () => {
    expect(typed(section({ basedOn: null, edited: false }), undefined, 'x')?.basedOn).toBeNull();
  });
});

describe('an edit and what is saved', () => {
  test('is overtaken when somebody saved another text after it began', () => {
    expect(isOvertaken(section({ basedOn: 'e2' }), edit({ basedOn: 'e1' }))).toBe(true);
    expect(isOvertaken(section({ basedOn: 'e1' }), edit({ basedOn: 'e1' }))).toBe(false);
  });

  test('is not overtaken by the same text', () => {
    expect(isOvertaken(section({ basedOn: 'e2', markdown: 'as typed' }), edit({ basedOn: 'e1' }))).toBe(false);
  });

  test('is not overtaken by its own saving, before the document was read again', () => {
    expect(isOvertaken(section({ basedOn: 'e1' }), edit({ basedOn: 'e2', saved: true }))).toBe(false);
  });

  test('has served once the document shows its event, even redacted', () => {
    expect(hasServed(section({ basedOn: 'e2', markdown: '[secret]' }), edit({ basedOn: 'e2', saved: true }))).toBe(
      true,
    );
    expect(hasServed(section({ basedOn: 'e1' }), edit({ basedOn: 'e2', saved: true }))).toBe(false);
    expect(hasServed(section(), edit())).toBe(false);
  });
});
