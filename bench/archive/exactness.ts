/** Whether search finds in a large record exactly what a plain look through every text finds. */
import type { Store } from '../../core/store/store.ts';
import { normaliseForSearch } from '../../shared/search/normalise.ts';
import { randomFrom } from '../random.ts';
import { type ArchiveText, pieceOf } from './texts.ts';

/** Of a piece that stands nearly everywhere, so many of the newest are compared; of all others, all. */
const mostCompared = 300;

export type Exactness = { pieces: number; wholeSets: number; wrong: string[] };

export function checkExactness(store: Store, texts: readonly ArchiveText[], pieces: number, seed: number): Exactness {
  const plain = texts.map(({ seq, text }) => ({ seq, text: normaliseForSearch(text) })).toReversed();
  const random = randomFrom(seed);
  const wrong: string[] = [];
  let wholeSets = 0;
  for (let count = 0; count < pieces; count += 1) {
    const piece = normaliseForSearch(pieceOf(random, texts));
    const expected: number[] = [];
    for (const { seq, text } of plain) {
      if (expected.length >= mostCompared) break;
      if (text.includes(piece)) expected.push(seq);
    }
    if (expected.length < mostCompared) wholeSets += 1;
    const request = { words: [[piece]], within: null, perIncident: mostCompared, limit: mostCompared };
    const found = store.search(request).hits.map(({ event }) => event.seq);
    if (found.join() !== expected.join()) wrong.push(piece);
  }
  return { pieces, wholeSets, wrong };
}
