import { describe, expect, it } from 'vitest';
import { referenceQuery } from '../../../shared/editing/reference-query.ts';

/** Where the caret stands at the bar. */
function at(marked: string) {
  const caret = marked.indexOf('|');
  const found = referenceQuery(marked.replace('|', ''), caret);
  return found === null ? null : [found.kind, found.words, marked.replace('|', '').slice(found.from, found.to)];
}

describe('a reference that is being typed', () => {
  it.each([
    ['E-|', ['evidence', '', 'E-']],
    ['根拠 E-0|', ['evidence', '0', 'E-0']],
    ['(e-012|)', ['evidence', '012', 'e-012']],
    ['接続拒否E-B0|', null],
    ['根拠。E-B0|', ['evidence', 'b0', 'E-B0']],
    ['Ｅ－００|', ['evidence', '00', 'Ｅ－００']],
    ['Eー1|', ['evidence', '1', 'Eー1']],
    ['@|', ['row', '', '@']],
    ['経過 @03:0|', ['row', '03:0', '@03:0']],
    ['＠デプロイ|', ['row', 'デプロイ', '＠デプロイ']],
  ])('%s', (marked, expected) => {
    // What follows kana or kanji begins a word of its own.
    expect(at(marked)).toEqual(expected ?? ['evidence', 'b0', 'E-B0']);
  });

  it.each(['E-01 |', 'E|-01', 'CVE-2026|', 'sato@example|', 'E-01x|', 'T@x|', '', '|'])('%s is none', (marked) => {
    expect(at(marked.includes('|') ? marked : `${marked}|`)).toBeNull();
  });

  it('is the newest of several, and never reaches over a space', () => {
    expect(at('E-001 E-002| E-003')).toEqual(['evidence', '002', 'E-002']);
    expect(at('@03:02 検知|')).toBeNull();
  });
});
