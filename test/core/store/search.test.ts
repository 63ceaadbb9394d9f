import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillArchive } from '../../../bench/archive/fill.ts';
import { randomFrom, wholeBetween } from '../../../bench/random.ts';
import { searchStatements } from '../../../core/store/search-index.ts';
import { openStore, type Store } from '../../../core/store/store.ts';
import { searchTextOf } from '../../../shared/incident/search-text.ts';
import { foundBy } from './found-by.ts';
import { evidence, note, opened } from './record-events.ts';
import { openTemporaryStore, rawRecord, storeOptions, temporaryFolder } from './temporary-store.ts';

const by = { incidentId: 'i', commandId: null, actor: 'Hana' };

async function storeWith(texts: readonly string[]): Promise<Store> {
  const store = await openTemporaryStore();
  store.append({ ...by, events: [opened('-')], blobs: [] });
  for (const text of texts) store.append({ ...by, events: [note(text)], blobs: [] });
  return store;
}

const textsOf = (store: Store, query: string, limit = 1_000) =>
  foundBy(store, query, limit).map(({ payload }) => ('text' in payload ? payload.text : ''));
const one = (store: Store, word: string, limit = 10_000) =>
  store.search({ words: [[word]], within: null, perIncident: limit, limit }).hits.map(({ event }) => event.seq);

describe('search', () => {
  it('finds any run of characters, of any script, written wide or narrow, from one character on', async () => {
    const store = await storeWith([
      '決済で障害発生',
      'ﾌｪｲﾙｵｰﾊﾞｰ中',
      'HTTP ５０３エラー',
      'max_connections に達した',
      '100% "quoted"',
    ]);
    for (const indexed of [false, true]) {
      if (indexed) store.finishSearchIndex();
      expect(textsOf(store, '障害')).toEqual(['決済で障害発生']);
      expect(textsOf(store, '生')).toEqual(['決済で障害発生']);
      expect(textsOf(store, 'フェイル')).toEqual(['ﾌｪｲﾙｵｰﾊﾞｰ中']);
      expect(textsOf(store, '03エ')).toEqual(['HTTP ５０３エラー']);
      expect(textsOf(store, 'ttp 503')).toEqual(['HTTP ５０３エラー']);
      expect(textsOf(store, 'X_CONN')).toEqual(['max_connections に達した']);
      expect(textsOf(store, '0% "q')).toEqual(['100% "quoted"']);
      expect(textsOf(store, '%')).toEqual(['100% "quoted"']);
      expect(textsOf(store, '害障')).toEqual([]);
      expect(textsOf(store, '障害発決済')).toEqual([]);
      expect(textsOf(store, ' ')).toEqual([]);
    }
    store.close();
  });

  it('finds a word with and without the long vowel at its end, and a dash that stands for one', async () => {
    const store = await storeWith(['サーバが停止', 'サーバーが停止', 'ユーザー名', 'サ−バ室', 'キの字', 'キー不足']);
    store.finishSearchIndex();
    expect(textsOf(store, 'サーバー')).toEqual(['サ−バ室', 'サーバーが停止', 'サーバが停止']);
    expect(textsOf(store, 'サーバが')).toEqual(['サーバーが停止', 'サーバが停止']);
    expect(textsOf(store, 'サーバーが')).toEqual(['サーバーが停止', 'サーバが停止']);
    expect(textsOf(store, 'ユーザ名')).toEqual(['ユーザー名']);
    expect(textsOf(store, 'キー')).toEqual(['キー不足']);
    store.close();
  });

  it('finds what lies in an output, and no more once that was blacked out', async () => {
    const store = await openTemporaryStore();
    const bytes = Buffer.from('FATAL: too many clients\n接続プールが枯渇');
    const blob = { hash: createHash('sha256').update(bytes).digest('hex'), bytes, contentType: 'text/plain' };
    const [, attached] = store.append({ ...by, events: [opened('-'), evidence('e', 1, blob)], blobs: [blob] });
    store.finishSearchIndex();
    expect(foundBy(store, '枯渇', 5).map(({ id }) => id)).toEqual([attached?.id]);
    store.blackOut({ eventId: attached?.id ?? '', what: 'evidence' });
    expect(foundBy(store, '枯渇', 5)).toEqual([]);
    expect(foundBy(store, 'output 1', 5)).toHaveLength(1);
    store.close();
  });

  it('answers the newest first, as many as asked for in all and of one incident, and says whether there are more', async () => {
    const texts = Array.from({ length: 150 }, (_, index) => `再起動 ${index}`);
    const store = await storeWith(texts);
    store.append({ ...by, incidentId: 'j', events: [opened('再起動のあと')], blobs: [] });
    expect(textsOf(store, '再起')).toEqual(['', ...texts.toReversed()]);
    store.finishSearchIndex();
    store.append({ ...by, events: [note('再起動 150')], blobs: [] });
    expect(textsOf(store, '起動', 3)).toEqual(['再起動 150', '', '再起動 149']);
    const ask = { words: [['再起動']], within: null, perIncident: 2, limit: 10 };
    const found = store.search(ask);
    expect(found.hits.map(({ event }) => event.incidentId)).toEqual(['i', 'j', 'i']);
    expect(found).toMatchObject({ more: false, unread: 0 });
    expect(store.search({ ...ask, limit: 2 }).more).toBe(true);
    expect(store.search({ ...ask, within: new Set(['j']) }).hits).toHaveLength(1);
    store.close();
  });

  it('gives for 2,000 random pieces of a made-up archive exactly what LIKE gives', async () => {
    const dataDir = temporaryFolder();
    await fillArchive(dataDir, { incidents: 14, events: 300 }, 11);
    const store = await openStore(storeOptions(dataDir));
    store.append({ ...by, events: [note('まだ索引にない connection pool 枯渇')], blobs: [] });
    const plain = new Database(':memory:');
    plain.exec('CREATE TABLE plain (seq INTEGER PRIMARY KEY, text TEXT)');
    const texts: string[] = [];
    const insert = plain.prepare('INSERT INTO plain VALUES (?, ?)');
    for (const { incidentId } of store.listIncidents()) {
      for (const event of store.eventsOf(incidentId)) {
        const evidenceOf = 'evidence' in event.payload ? event.payload.evidence : null;
        const output = evidenceOf === null ? '' : `\n${Buffer.from(store.blob(evidenceOf.blobHash)?.bytes ?? [])}`;
        const text = `${searchTextOf(event)}${output}`.normalize('NFKC').toLowerCase();
        texts.push(text);
        insert.run(event.seq, text);
      }
    }
    const like = plain
      .prepare<[string], number>("SELECT seq FROM plain WHERE text LIKE ? ESCAPE '!' ORDER BY seq DESC")
      .pluck();
    const random = randomFrom(3);
    for (let count = 0; count < 2_000; count += 1) {
      const letters = [...(texts[wholeBetween(random, 0, texts.length - 1)] ?? '')];
      const from = wholeBetween(random, 0, Math.max(0, letters.length - 1));
      const piece = letters.slice(from, from + wholeBetween(random, 1, 12)).join('');
      if (piece === '') continue;
      expect(one(store, piece), JSON.stringify(piece)).toEqual(like.all(`%${piece.replace(/[!%_]/g, '!$&')}%`));
    }
    plain.close();
    store.close();
  }, 120_000);

  // All but the dash, which between kana stands for a long vowel.
  it('knows every character that can be typed, and none of the index’s own language', async () => {
    const letters = fc.constantFrom(...'障害カーa1 "*():^%_\'\\\0\n', '\ue022', '\ue04f', '👩‍🚒', '\ud800', 'ß', 'ς');
    const text = fc.string({ unit: letters, minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 20 }),
        fc.nat(),
        fc.boolean(),
        async (texts, pick, indexed) => {
          const store = await storeWith(texts);
          if (indexed) store.finishSearchIndex();
          const plain = (value: string) => value.toWellFormed().normalize('NFKC').toLowerCase().replaceAll('ς', 'σ');
          const piece = plain(texts[pick % texts.length] ?? '')
            .slice(0, 4)
            .toWellFormed();
          const expected = texts.filter((candidate) => plain(candidate).includes(piece)).toReversed();
          const { hits } = store.search({ words: [[piece]], within: null, perIncident: 99, limit: 99 });
          expect(
            hits
              .map(({ event }) => ('text' in event.payload ? event.payload.text : ''))
              .filter((found) => found !== ''),
          ).toEqual(expected);
          store.close();
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);

  it('takes what was written into the index by itself, after the acknowledgement', async () => {
    const dataDir = temporaryFolder();
    const store = await openStore(storeOptions(dataDir));
    const events = Array.from({ length: 100 }, (_, index) => note(`確認 ${index}`));
    store.append({ ...by, events: [opened('-'), ...events], blobs: [] });
    const db = rawRecord(dataDir, { readonly: true });
    const through = () => db.prepare('SELECT through_seq FROM search_progress').pluck().get();
    expect(through()).toBe(0);
    await expect.poll(through, { timeout: 10_000 }).toBe(101);
    expect(textsOf(store, '認 9')).toHaveLength(19);
    db.close();
    store.close();
  });

  it('asks by indexes alone', async () => {
    const dataDir = temporaryFolder();
    await fillArchive(dataDir, { incidents: 10, events: 200 }, 1);
    const db = rawRecord(dataDir, { readonly: true });
    const plan = (sql: string) =>
      db
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', '1')}`)
        .all()
        .map(({ detail }) => detail);
    expect(plan(searchStatements.candidates)).toEqual([
      expect.stringMatching(/^SCAN search VIRTUAL TABLE INDEX \d+:M/),
    ]);
    expect(plan(searchStatements.incidentOf)).toEqual(['SEARCH event USING INTEGER PRIMARY KEY (rowid=?)']);
    for (const sql of [searchStatements.waiting, searchStatements.newestWaiting]) {
      expect(plan(sql)[0]).toBe('SEARCH event USING INTEGER PRIMARY KEY (rowid>?)');
    }
    db.close();
  });
});
