import { expect, it } from 'vitest';
import { figureOf } from '../../../shared/numbers/figure.ts';
import type { Numbers } from '../../../shared/numbers/numbers.ts';
import { numbersCsv } from '../../../shared/numbers/numbers-csv.ts';

const second = 1_000;
const durations = {
  ttd: figureOf([90 * second, 30 * second]),
  tta: figureOf([]),
  ttm: figureOf([null, null]),
  ttr: figureOf([3_600 * second, null]),
};

const numbers: Numbers = {
  drills: false,
  incidents: 2,
  durations,
  byMonth: { groups: [{ key: '2026-01', incidents: 2, durations }], omitted: 0 },
  byPattern: { groups: [{ key: '=cmd|"/c calc"!A1', incidents: 2, durations }], omitted: 0 },
  byCause: { groups: [{ key: null, incidents: 2, durations }], omitted: 0 },
  byService: { groups: [{ key: '決済,API', incidents: 2, durations }], omitted: 0 },
  deadlines: [{ kind: 'firstChecks', minutes: 5, kept: 1, missed: 2, notNeeded: 3, unknown: 4, pending: 5 }],
  causes: { confirmed: 2, cited: 1 },
  checks: { found: [{ title: 'アプリログ', incidents: 1, causes: [] }], omitted: 0 },
  recurrences: {
    incidents: 1,
    of: [{ incidentId: 'i', number: 7, title: '応答なし', times: 1, soonestMs: 0 }],
    omitted: 0,
  },
};

/** Every field is quoted, and quotes in it are doubled. */
function cellsOf(csv: string): string[][] {
  expect(csv.startsWith('\ufeff')).toBe(true);
  return csv
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/gu)].map(([, field = '']) => field.replaceAll('""', '"')));
}

it('is one line a figure, with its definition, in both languages', () => {
  const [head, ...rows] = cellsOf(numbersCsv(numbers, 'ja'));
  expect(head?.length).toBe(12);
  expect(rows.every((row) => row.length === 12)).toBe(true);
  // Five lines for all and for each of four groups; five outcomes; two counts and a check; one count and one that came back.
  expect(rows.length).toBe(5 * 5 + 5 + 3 + 2);
  expect(rows.slice(0, 5)).toEqual([
    ['実際のインシデント', '全体', '', 'インシデント', '2', '', '', '', '', '', '', ''],
    ['実際のインシデント', '全体', '', 'TTD', '', '60', '30', '90', '', '2', '0', '発生から検知まで'],
    ['実際のインシデント', '全体', '', 'TTA', '', '', '', '', '', '0', '0', '検知から対応開始まで'],
    ['実際のインシデント', '全体', '', 'TTM', '', '', '', '', '', '0', '2', '発生から暫定復旧まで'],
    ['実際のインシデント', '全体', '', 'TTR', '', '3600', '3600', '3600', '', '1', '1', '発生から復旧まで'],
  ]);
  const counts = rows.filter((row) => row[1] === '期限').map((row) => row.slice(2, 5));
  expect(counts).toEqual([
    ['初動確認 5分', '守れた', '1'],
    ['初動確認 5分', '過ぎた', '2'],
    ['初動確認 5分', '不要とした', '3'],
    ['初動確認 5分', '不明', '4'],
    ['初動確認 5分', '期限前', '5'],
  ]);
  expect(rows.at(-1)?.slice(1, 5)).toEqual(['再発', '#7 応答なし', '再発した回数', '1']);

  const english = cellsOf(numbersCsv({ ...numbers, drills: true }, 'en'));
  expect(english.length).toBe(rows.length + 1);
  expect(english[2]?.slice(0, 6)).toEqual(['Drills', 'All of them', '', 'TTD', '', '60']);
});

it('holds names that a spreadsheet would run as text', () => {
  const names = cellsOf(numbersCsv(numbers, 'ja')).map((row) => row[2]);
  expect(names).toContain(`'=cmd|"/c calc"!A1`);
  expect(names).toContain('決済,API');
});
