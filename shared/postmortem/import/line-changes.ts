/** Two texts line by line, and a line that was reworded piece by piece. */
import { diffArrays, diffLines } from 'diff';
import type { Language } from '../../text/dictionary.ts';
import type { LineChange } from './compared.ts';

/** Beyond this many changes nobody reads a comparison: the old text goes, the new one comes. */
const mostEdits = 4_000;
const mostPieces = 600;

export function lineChanges(before: string, after: string, language: Language): LineChange[] {
  const words = new Intl.Segmenter(language, { granularity: 'word' });
  const chunks = diffLines(ended(before), ended(after), { maxEditLength: mostEdits }) ?? [
    { value: ended(before), removed: true, added: false },
    { value: ended(after), removed: false, added: true },
  ];
  return chunks.flatMap((chunk, index): LineChange[] => {
    const lines = linesOf(chunk.value);
    if (!chunk.added && !chunk.removed) return lines.map((line) => whole('same', line));
    const partner = chunk.removed ? chunks[index + 1] : chunks[index - 1];
    const others =
      partner !== undefined && partner.added !== chunk.added && isChange(partner) ? linesOf(partner.value) : [];
    const kind = chunk.removed ? 'removed' : 'added';
    return lines.map((line, at): LineChange => {
      const other = others.length === lines.length ? others[at] : undefined;
      if (other === undefined) return whole(kind, line);
      return { kind, parts: pieces(line, other, words) };
    });
  });
}

function isChange({ added, removed }: { added: boolean; removed: boolean }): boolean {
  return added || removed;
}

/** The line in pieces, those that the other line has not marked as changed. */
function pieces(line: string, other: string, words: Intl.Segmenter): LineChange['parts'] {
  const compared = diffArrays(segments(line, words), segments(other, words), { maxEditLength: mostPieces });
  if (compared === undefined) return [{ text: line, changed: true }];
  return compared.flatMap(({ value, added, removed }) =>
    added ? [] : [{ text: value.join(''), changed: removed === true }],
  );
}

function segments(text: string, words: Intl.Segmenter): string[] {
  return [...words.segment(text)].map(({ segment }) => segment);
}

function whole(kind: LineChange['kind'], text: string): LineChange {
  return { kind, parts: [{ text, changed: kind !== 'same' }] };
}

function linesOf(value: string): string[] {
  return value.replace(/\n$/u, '').split('\n');
}

function ended(text: string): string {
  return text === '' ? '' : `${text}\n`;
}
