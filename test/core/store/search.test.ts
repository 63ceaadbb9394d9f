import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../core/store/store.ts';
import { holdsTerms, searchTerms, searchTokens } from '../../../shared/search/search-tokens.ts';
import { note, opened } from './record-events.ts';
import { openTemporaryStore } from './temporary-store.ts';

async function storeWith(texts: readonly string[]): Promise<Store> {
  const store = await openTemporaryStore();
  const by = { incidentId: 'i', commandId: null, actor: 'Hana' };
  store.append({ ...by, events: [opened('-')], blobs: [] });
  for (const text of texts) store.append({ ...by, events: [note(text)], blobs: [] });
  return store;
}

const textsOf = (store: Store, query: string, limit = 1_000) =>
  store.search(query, limit).map(({ payload }) => ('text' in payload ? payload.text : ''));

describe('search', () => {
  it('finds two characters of Japanese, one, and the beginnings of words, written wide or narrow', async () => {
    const store = await storeWith([
      '決済で障害発生',
      'ﾌｪｲﾙｵｰﾊﾞｰ中',
      'HTTP ５０３エラー',
      'max_connections に達した',
      '正常',
    ]);
    expect(textsOf(store, '障害')).toEqual(['決済で障害発生']);
    expect(textsOf(store, '生')).toEqual(['決済で障害発生']);
    expect(textsOf(store, 'フェイル')).toEqual(['ﾌｪｲﾙｵｰﾊﾞｰ中']);
    expect(textsOf(store, '503')).toEqual(['HTTP ５０３エラー']);
    expect(textsOf(store, 'http 503エ')).toEqual(['HTTP ５０３エラー']);
    expect(textsOf(store, 'max_conn')).toEqual(['max_connections に達した']);
    expect(textsOf(store, '害障')).toEqual([]);
    expect(textsOf(store, '"障害" OR 正常*')).toEqual([]);
    expect(textsOf(store, ' () " ')).toEqual([]);
    store.close();
  });

  it('answers the newest first, as many as asked for, before and after rows moved into the index', async () => {
    const texts = Array.from({ length: 150 }, (_, index) => `再起動 ${index}`);
    const store = await storeWith(texts);
    expect(textsOf(store, '再起')).toEqual([...texts].reverse());
    expect(textsOf(store, '起動', 3)).toEqual(['再起動 149', '再起動 148', '再起動 147']);
    store.close();
  });

  it('finds every run of Japanese that a plain look through all texts finds', async () => {
    const letters = fc.constantFrom(...'障害発生復旧カキサーデの、 。a1');
    const text = fc.string({ unit: letters, minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 90 }), fc.nat(), async (texts, pick) => {
        const store = await storeWith(texts);
        const chosen = texts[pick % texts.length] ?? '';
        const runs = chosen.match(/[障害発生復旧カキサーデの]+/g) ?? [];
        for (const run of runs) {
          for (let from = 0; from < run.length; from++) {
            const query = run.slice(from, from + 3);
            const expected = texts.filter((candidate) => candidate.includes(query)).reverse();
            expect(textsOf(store, query)).toEqual(expected);
          }
        }
        store.close();
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('judges tokens at hand as the index does', () => {
    const tokens = searchTokens('障害が 発生 errors');
    expect(holdsTerms(tokens, searchTerms('障害'))).toBe(true);
    expect(holdsTerms(tokens, searchTerms('error'))).toBe(true);
    expect(holdsTerms(tokens, searchTerms('rrors'))).toBe(false);
    expect(holdsTerms(tokens, searchTerms('が発'))).toBe(false);
  });
});
