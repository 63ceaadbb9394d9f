import { describe, expect, it } from 'vitest';
import { fillArchive } from '../../../bench/archive/fill.ts';
import { openForReading } from '../../../core/store/connection.ts';
import { openStore } from '../../../core/store/store.ts';
import { summaryTable } from '../../../core/store/summaries.ts';
import {
  allIncidents,
  conditionOf,
  type IncidentQuery,
  openIncidents,
} from '../../../core/store/summary-conditions.ts';
import { summaryStatements } from '../../../core/store/summary-pages.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import { filtersOf, parseSearchQuery, wordsOf } from '../../../shared/search/search-query.ts';
import { variantsOf } from '../../../shared/search/word-variants.ts';
import { incidentLine } from '../../shared/incident/incident-line.ts';
import { openTemporaryStore, rawRecord, recordFile, storeOptions, temporaryFolder } from './temporary-store.ts';

function queryOf(typed: string, change: Partial<IncidentQuery> = {}): IncidentQuery {
  const parts = parseSearchQuery(typed);
  return { ...allIncidents, filters: filtersOf(parts), words: wordsOf(parts).map(variantsOf), ...change };
}

/** The lines of a record with these incidents in its list. */
async function listOf(lines: readonly IncidentSummary[]) {
  const dataDir = temporaryFolder();
  (await openTemporaryStore('a', dataDir)).close();
  const db = rawRecord(dataDir);
  const summaries = summaryTable(db);
  for (const line of lines) {
    db.prepare('INSERT INTO incident_number (number, incident_id) VALUES (?, ?)').run(line.number, line.incidentId);
    summaries.write(line);
  }
  const numbers = (query: IncidentQuery, place = { offset: 0, limit: 100 }) =>
    summaries.pages.page(query, place).map(({ number }) => number);
  return { db, summaries, numbers };
}

describe('pages of the list', () => {
  it('come newest declared first, and of one moment by id', async () => {
    const lines = [3, 1, 2, 5, 4].map((number) => incidentLine(number));
    const { db, summaries, numbers } = await listOf([...lines, incidentLine(6, { declaredAtMs: 3_000 })]);
    expect(numbers(allIncidents)).toEqual([5, 4, 6, 3, 2, 1]);
    expect(numbers(allIncidents, { offset: 2, limit: 3 })).toEqual([6, 3, 2]);
    expect(numbers(allIncidents, { offset: 6, limit: 3 })).toEqual([]);
    expect(summaries.pages.count(allIncidents)).toBe(6);
    expect(summaries.pages.page(allIncidents, { offset: 0, limit: 1 })).toEqual([incidentLine(5)]);
    expect(numbers({ ...allIncidents, except: ['i5', 'i6'] })).toEqual([4, 3, 2, 1]);
    expect(summaries.byNumber(6)?.incidentId).toBe('i6');
    db.close();
  });

  it('hold one kind: a drill may be open or closed', async () => {
    const { db, numbers } = await listOf([
      incidentLine(1, { status: 'open' }),
      incidentLine(2),
      incidentLine(3, { drill: true, status: 'open' }),
    ]);
    expect(numbers(openIncidents)).toEqual([3, 1]);
    expect(numbers({ ...allIncidents, kind: 'closed' })).toEqual([2]);
    expect(numbers({ ...allIncidents, kind: 'drill' })).toEqual([3]);
    db.close();
  });

  it.each([
    ['決済', [2]],
    ['けっさい', []],
    ['ＤＢ', [1]],
    ['db 本番', [1]],
    ['本番', [2, 1]],
    ['受注', [2]],
    ['遅い', [1]],
    ['#2', [2]],
    ['　#1　', [1]],
    ['severity:1', [2]],
    ['cause:ﾌﾟｰﾙ', [1]],
    ['cause:枯渇', [1]],
    ['pattern:"3 応答"', [1]],
    ['service:受注', [2]],
    ['env:production', [2]],
    ['owner:hana', [2]],
    ['owner:ken', []],
    ['drill:no severity:1', [2]],
    ['status:open', []],
    ['"%"', []],
  ])('by words in any width and case, and by filters: %s', async (typed, expected) => {
    const { db, summaries, numbers } = await listOf([
      incidentLine(1, {
        title: 'dbに接続できない',
        environmentName: '本番',
        patternNumbers: [3],
        patternTitles: ['応答が遅い'],
        causes: ['接続プールの枯渇'],
      }),
      incidentLine(2, {
        title: '決済が失敗',
        environmentName: '本番 東京',
        environmentKind: 'production',
        service: '受注API',
        severity: 1,
        owners: ['Hana', 'Mio'],
      }),
    ]);
    expect(numbers(queryOf(typed))).toEqual(expected);
    expect(summaries.pages.count(queryOf(typed))).toBe(expected.length);
    expect(summaries.pages.matching(queryOf(typed))).toEqual(new Set(expected.map((number) => `i${number}`)));
    db.close();
  });

  it('a number with its mark is that number alone', async () => {
    const { db, numbers } = await listOf([incidentLine(1), incidentLine(12), incidentLine(21, { title: 'like #1' })]);
    expect(numbers(queryOf('#1'))).toEqual([1]);
    db.close();
  });

  it('a day begins in each incident’s own zone', async () => {
    const at = (iso: string, zone: string) => ({ declaredAtMs: Date.parse(iso), zone });
    const { db, numbers } = await listOf([
      incidentLine(1, at('2026-01-31T14:59:59.999Z', 'Asia/Tokyo')),
      incidentLine(2, at('2026-01-31T15:00:00Z', 'Asia/Tokyo')),
      incidentLine(3, at('2026-01-31T15:00:00Z', 'UTC')),
      incidentLine(4, at('2026-02-01T00:00:00Z', 'UTC')),
      incidentLine(5, at('2026-02-01T07:59:59Z', 'America/Los_Angeles')),
      incidentLine(6, at('2026-02-01T08:00:00Z', 'America/Los_Angeles')),
      incidentLine(7, at('2026-05-01T00:00:00Z', 'UTC')),
      incidentLine(8, at('2025-05-01T00:00:00Z', 'UTC')),
    ]);
    expect(numbers(queryOf('after:2026-02')).toSorted()).toEqual([2, 4, 6, 7]);
    expect(numbers(queryOf('before:2026-02')).toSorted()).toEqual([1, 3, 5, 8]);
    expect(numbers(queryOf('after:2026-05 before:2027'))).toEqual([7]);
    expect(numbers(queryOf('before:2024'))).toEqual([]);
    db.close();
  });

  it('hold what the record was found by beside what the line holds', async () => {
    const { db, numbers } = await listOf([incidentLine(1), incidentLine(2, { title: '枯渇' }), incidentLine(3)]);
    expect(numbers(queryOf('枯渇', { found: ['i3', 'i1', 'gone'] }))).toEqual([3, 2, 1]);
    expect(numbers(queryOf('枯渇', { found: ['i3'], kind: 'open' }))).toEqual([]);
    expect(numbers(queryOf('', { found: ['i3'] }))).toEqual([3, 2, 1]);
    db.close();
  });

  it('know what is owed, and what was declared in a span of time', async () => {
    const { db, summaries } = await listOf([
      incidentLine(1, { recoveredAtMs: 5_000 }),
      incidentLine(2, { recoveredAtMs: 4_000 }),
      incidentLine(3, { recoveredAtMs: 6_000, exported: true }),
      incidentLine(4),
      ...[5, 6, 7].map((number) => incidentLine(number, { environmentName: number === 6 ? 'staging' : '本番' })),
    ]);
    const ids = (lines: readonly IncidentSummary[]) => lines.map(({ incidentId }) => incidentId);
    expect(ids(summaries.pages.owed(0, null))).toEqual(['i1', 'i2']);
    expect(ids(summaries.pages.owed(4_001, null))).toEqual(['i1']);
    expect(ids(summaries.pages.owed(0, 1))).toEqual(['i1']);
    expect(ids(summaries.pages.declaredBetween(5_000, 8_000, '本番'))).toEqual(['i7', 'i5']);
    expect(ids(summaries.pages.declaredBetween(5_001, 7_000, '本番'))).toEqual([]);
    db.close();
  });

  it('follow a line that changes, and forget one that goes', async () => {
    const { db, summaries, numbers } = await listOf([incidentLine(1, { status: 'open' }), incidentLine(2)]);
    summaries.write(incidentLine(1, { status: 'open', title: 'renamed', eventCount: 9 }));
    expect(numbers(queryOf('renamed', { kind: 'open' }))).toEqual([1]);
    summaries.write(incidentLine(1, { recoveredAtMs: 7, severity: 2 }));
    expect(numbers(openIncidents)).toEqual([]);
    expect(numbers(queryOf('severity:2'))).toEqual([1]);
    expect(numbers(queryOf('renamed'))).toEqual([]);
    expect(summaries.get('i1')).toEqual(incidentLine(1, { recoveredAtMs: 7, severity: 2 }));
    summaries.remove('i1');
    expect(numbers(allIncidents)).toEqual([2]);
    expect(summaries.words.get('i1')).toBeNull();
    db.close();
  });
});

it('asks by indexes alone, and reads no line that it does not show', async () => {
  const dataDir = temporaryFolder();
  await fillArchive(dataDir, { incidents: 60, events: 1_200 }, 1);
  const db = openForReading(recordFile(dataDir));
  const plan = (sql: string) =>
    db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', '1')}`)
      .all()
      .map(({ detail }) => detail);
  const asked = (typed: string, change: Partial<IncidentQuery> = {}) =>
    conditionOf(queryOf(typed, change), () => ['Asia/Tokyo', 'UTC']);
  const inOrder = 'SCAN incident_summary USING COVERING INDEX summary_in_order';
  const openOnes = 'SCAN incident_summary USING COVERING INDEX summary_open';
  expect(plan(summaryStatements.page(asked('')))).toEqual([inOrder]);
  expect(plan(summaryStatements.page(asked('', { kind: 'open' })))).toEqual([openOnes]);
  expect(plan(summaryStatements.count(asked('', { kind: 'open' })))).toEqual([openOnes]);
  expect(plan(summaryStatements.count(asked('')))).toEqual([
    expect.stringMatching(/^SCAN incident_summary USING COVERING INDEX/),
  ]);
  expect(plan(summaryStatements.page(asked('severity:1 drill:no', { kind: 'closed' })))).toEqual([inOrder]);
  expect(plan(summaryStatements.page(asked('after:2026-01 before:2026-02')))).toEqual([
    'SEARCH incident_summary USING COVERING INDEX summary_in_order (declared_at_ms>? AND declared_at_ms<?)',
  ]);
  expect(plan(summaryStatements.owed)).toEqual([
    'SEARCH incident_summary USING COVERING INDEX summary_owed (recovered_at_ms>?)',
  ]);
  const inSpan =
    /^SEARCH incident_summary USING (?:COVERING )?INDEX summary_in_order \(declared_at_ms>\? AND declared_at_ms<\?\)$/;
  expect(plan(summaryStatements.zonesBetween)[0]).toMatch(inSpan);
  expect(plan(summaryStatements.declaredBetween)).toEqual([expect.stringMatching(inSpan)]);
  // Words are looked for in the short texts of all lines, once; few lines are left to be read by id.
  const byWords = plan(summaryStatements.page(asked('決済 cause:枯渇', { found: ['i1'] })));
  expect(byWords.filter((line) => line === 'SCAN incident_words')).toHaveLength(2);
  expect(byWords.filter((line) => /^SCAN incident_summary(?! USING COVERING)/.test(line))).toEqual([]);
  db.close();
});

it('takes over a record of before: its lines are filtered at once', async () => {
  const dataDir = temporaryFolder();
  await fillArchive(dataDir, { incidents: 8, events: 200 }, 5);
  const before = rawRecord(dataDir);
  before.exec(
    `DROP TABLE incident_words; DROP INDEX summary_in_order; DROP INDEX summary_open; DROP INDEX summary_owed`,
  );
  before.pragma('user_version = 4');
  before.close();
  const { migrations = [], ...options } = storeOptions(dataDir);
  const store = await openStore({ ...options, migrations: migrations.slice(0, 5) });
  const all = store.listIncidents();
  expect(all).toHaveLength(8);
  for (const { incidentId, title } of all) {
    const same = all.filter((other) => other.title.includes(title)).map((other) => other.incidentId);
    expect(store.lists.matching(queryOf(`"${title}"`))).toEqual(new Set(same));
    expect(same).toContain(incidentId);
  }
  store.close();
});
