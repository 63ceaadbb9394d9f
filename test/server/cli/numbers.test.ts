/** `hikeshi numbers`: figures in a terminal, and as a file for a spreadsheet. */
import { expect, it, vi } from 'vitest';
import { type Ended, freshDataDir, hikeshi, refusalIn } from './terminal.ts';

// Each test is several processes one after the other.
vi.setConfig({ testTimeout: 120_000 });

function outputOf({ code, out, err }: Ended): string {
  expect([code, err]).toEqual([0, '']);
  return out.trimEnd();
}

it('counts nothing where there is no record, and makes none', async () => {
  const data = freshDataDir();
  expect(outputOf(await hikeshi(['numbers'], { data }))).toMatch(
    /^Real incidents {2}0 incidents\nTTD {2}n=0 0 unknown/,
  );
  expect(outputOf(await hikeshi(['numbers', '--csv'], { data })).split('\r\n')).toHaveLength(1 + 5 + 2 + 1);
  expect(JSON.parse(outputOf(await hikeshi(['numbers', '--json'], { data })))).toMatchObject({ incidents: 0 });
});

it('counts what was declared, drills apart, in lines, as JSON and as CSV', async () => {
  const data = freshDataDir();
  const times = [
    '--began',
    '2026-03-01T10:00:00Z',
    '--detected',
    '2026-03-01T10:04:00Z',
    '--recovered',
    '2026-03-01T11:10:00Z',
  ];
  outputOf(await hikeshi(['declare', 'Ovens are cold', ...times], { data }));
  outputOf(await hikeshi(['declare', 'Only practice', '--drill'], { data }));
  const lines = outputOf(await hikeshi(['numbers'], { data })).split('\n');
  expect(lines.slice(0, 2)).toEqual([
    'Real incidents  1 incident',
    'TTD  Median 4 min (4 min to 4 min) n=1 0 unknown  (from began to detected)',
  ]);
  expect(lines.some((line) => line.startsWith('TTR  Median 1 h 10 min (1 h 10 min to 1 h 10 min) n=1'))).toBe(true);
  expect(JSON.parse(outputOf(await hikeshi(['numbers', '--drills', '--json'], { data })))).toMatchObject({
    drills: true,
    incidents: 1,
    durations: { ttr: { n: 0, unknown: 1, medianMs: null } },
  });
  const csv = outputOf(await hikeshi(['numbers', '--csv'], { data, language: 'ja' }));
  expect(csv.startsWith('\ufeff"対象"')).toBe(true);
  expect(csv).toContain('"実際のインシデント","全体","","TTR","","4200","4200","4200","","1","0","発生から復旧まで"');
  const none = outputOf(await hikeshi(['numbers', '--until', '2026-02', '--json'], { data }));
  expect(JSON.parse(none)).toMatchObject({ incidents: 0 });
});

it('turns away a day that is none, and two formats at once', async () => {
  const data = freshDataDir();
  expect(refusalIn(await hikeshi(['numbers', '--since', 'yesterday'], { data }))).toMatch(/--since takes a year/);
  expect(refusalIn(await hikeshi(['numbers', '--csv', '--json'], { data }))).toMatch(/hikeshi numbers/);
});
