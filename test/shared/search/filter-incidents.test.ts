import { expect, test } from 'vitest';
import { incidentSummarySchema } from '../../../shared/incident/summary.ts';
import { incidentFilter } from '../../../shared/search/filter-incidents.ts';
import { filtersOf, parseSearchQuery } from '../../../shared/search/search-query.ts';

const incident = incidentSummarySchema.parse({
  incidentId: 'i',
  number: 12,
  title: 'DBに接続できない',
  status: 'closed',
  drill: false,
  severity: 1,
  environmentName: '本番',
  environmentKind: 'production',
  service: '決済API',
  zone: 'Asia/Tokyo',
  // 2026-02-01 00:30 in Tokyo, January still in UTC.
  declaredAtMs: Date.UTC(2026, 0, 31, 15, 30),
  detectedAtMs: null,
  recoveredAtMs: null,
  patternNumbers: [3],
  patternTitles: ['データベースに接続できない'],
  eventCount: 1,
  lastHappenedAtMs: 0,
  exported: false,
  documentStatus: 'draft',
  causes: ['接続プールの枯渇'],
  owners: ['佐藤', 'Alice'],
});

test.each([
  ['severity:1', true],
  ['severity:2', false],
  ['cause:ﾌﾟｰﾙ', true],
  ['cause:ディスク', false],
  ['pattern:3', true],
  ['pattern:データベース', true],
  ['service:api env:production owner:alice', true],
  ['owner:佐藤 owner:alice', true],
  ['owner:鈴木', false],
  ['after:2026-02', true],
  ['before:2026-02', false],
  ['after:2026-02-02', false],
  ['before:2026-02-02', true],
  ['after:2026 before:2027', true],
  ['drill:no status:closed #12', true],
  ['drill:yes', false],
  ['status:open', false],
  ['#1', false],
])('%s: %s', (typed, fits) => {
  expect(incidentFilter(filtersOf(parseSearchQuery(typed)))(incident)).toBe(fits);
});
