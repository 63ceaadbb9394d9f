/** The impact says what was measured, and that nothing was where nothing was. */
import { describe, expect, it } from 'vitest';
import type { Level, Outcome } from '../../../shared/diagnosis/reading.ts';
import { database, http } from '../diagnosis/readings.ts';
import { paragraphs, partOf, sectionOf, tableOf } from './document.ts';
import { outage } from './outage.ts';

type Story = ReturnType<typeof outage>;
const measured = (story: Story) => partOf(sectionOf(story.draft().markdown, '3. 影響範囲'), '外形監視で計測した影響');
const read = (path: string, answer: number | Outcome, level: Level) => [{ reading: http(path, answer), level }];

describe('where every target refused', () => {
  const story = outage();
  story.check(1, '/readyz', read('/readyz', 'refused', 'critical'), 'critical');
  story.check(1, '/bread', read('/bread', 'timeout', 'critical'), 'critical');
  story.check(1, 'database', [{ reading: database('refused'), level: 'critical' }], 'critical');

  it('says so with the addresses, and that nothing could be measured', () => {
    const [first] = paragraphs(measured(story));
    expect(first).toBe(
      '計測した対象はすべて応答しなかった (接続拒否 10.0.0.9:7000 (GET /readyz)、' +
        'タイムアウト 10.0.0.9:7000 (GET /bread、20 ms待って応答なし)、DB接続拒否 10.0.0.8:5432、根拠 E-001 E-002 E-003)。' +
        '影響の大きさは計測できていない。',
    );
    expect(paragraphs(sectionOf(story.draft().markdown, '要約'))[0]).toContain(
      '外形監視のチェック 3回はすべて応答を得られず、影響の大きさは計測できていない (E-001 E-002 E-003)。',
    );
    expect(story.draft().view.missing).toContainEqual({ section: 'impact', code: 'measurements' });
  });

  it('still counts what was tried', () => {
    expect(tableOf(measured(story)).map((row) => row.slice(0, 4))).toEqual([
      ['対象', '回数', '失敗', '不明'],
      ['GET http://10.0.0.9:7000/readyz', '1', '1', '0'],
      ['GET http://10.0.0.9:7000/bread', '1', '1', '0'],
      ['10.0.0.8:5432/bread', '1', '1', '0'],
    ]);
  });
});

describe('where the path was broken', () => {
  it('nothing is said of the targets', () => {
    const story = outage();
    story.check(1, '/readyz', read('/readyz', 'noPath', 'unknown'), 'unknown');
    expect(paragraphs(measured(story))[0]).toBe(
      'どの対象も読み取れず、影響の大きさは計測できていない (不明 (経路なし) 10.0.0.9:7000 (GET /readyz)、根拠 E-001)。',
    );
    expect(tableOf(measured(story))[1]?.slice(1, 4)).toEqual(['1', '0', '1']);
  });

  it('nor where the look itself could not be made', () => {
    const story = outage();
    const reading = { kind: 'unreadable', target: 'GET /readyz', reason: 'cancelled', detail: '' } as const;
    story.check(1, '/readyz', [{ reading, level: 'unknown' }], 'unknown');
    expect(paragraphs(measured(story))).toEqual([
      'どの対象も読み取れず、影響の大きさは計測できていない (不明 (中止) GET /readyz、根拠 E-001)。',
    ]);
  });
});

describe('what answered with errors', () => {
  it('was measured', () => {
    const story = outage();
    story.check(1, '/bread', read('/bread', 500, 'critical'), 'critical');
    story.check(2, '/bread', read('/bread', 'refused', 'critical'), 'critical');
    expect(paragraphs(measured(story))).toHaveLength(1);
    expect(tableOf(measured(story))[1]?.slice(1, 5)).toEqual(['2', '2', '0', '1分']);
    expect(story.draft().view.missing.map(({ code }) => code)).not.toContain('measurements');
  });
});

describe('time at a level', () => {
  it.each<[string, [number, Level][], string, string]>([
    [
      'between two readings of it',
      [
        [0, 'critical'],
        [4, 'critical'],
      ],
      '4分',
      '–',
    ],
    [
      'none of two looks at once',
      [
        [0, 'critical'],
        [0.001, 'critical'],
      ],
      '–',
      '–',
    ],
    ['none of a single reading', [[0, 'critical']], '–', '–'],
    [
      'none where it changed in between: nobody knows when',
      [
        [0, 'critical'],
        [4, 'normal'],
      ],
      '–',
      '–',
    ],
    [
      'none across a gap of more than ten minutes',
      [
        [0, 'critical'],
        [11, 'critical'],
      ],
      '–',
      '–',
    ],
    [
      'a gap of ten minutes is still one',
      [
        [0, 'critical'],
        [10, 'critical'],
      ],
      '10分',
      '–',
    ],
    [
      'each level for itself',
      [
        [0, 'critical'],
        [2, 'critical'],
        [3, 'warning'],
        [6, 'warning'],
      ],
      '2分',
      '3分',
    ],
  ])('%s', (_, runs, critical, warning) => {
    const story = outage();
    for (const [minutes, level] of runs) story.check(minutes, '/bread', read('/bread', 200, level), level);
    expect(tableOf(measured(story))[1]?.slice(4, 6)).toEqual([critical, warning]);
  });
});

describe('what people know of the impact', () => {
  it('stands where they wrote it down, and is no blank any more', () => {
    const story = outage();
    story.record.append({
      kind: 'factSet',
      happenedAtMs: Date.UTC(2026, 10, 23, 18, 5),
      payload: { fact: 'enquiries', value: '12件', basedOn: null },
    });
    const { markdown, view } = story.draft();
    const section = JSON.stringify(sectionOf(markdown, '3. 影響範囲'));
    expect(section).toContain('問い合わせ件数: 12件');
    expect(section).toContain('未記入: 影響を受けたユーザー数');
    const codes = view.missing.filter((each) => each.section === 'impact').map(({ code }) => code);
    expect(codes).toContain('usersAffected');
    expect(codes).not.toContain('enquiries');
  });

  it('says that a leak is suspected, as a suspicion', () => {
    const story = outage();
    story.record.append({
      kind: 'leakSuspicionSet',
      happenedAtMs: Date.UTC(2026, 10, 23, 18, 5),
      payload: { suspected: true, cause: 'ordinary', knownAtMs: Date.UTC(2026, 10, 23, 18, 5), basedOn: null },
    });
    const section = JSON.stringify(sectionOf(story.draft().markdown, '3. 影響範囲'));
    expect(section).toContain('漏えいの疑い: あり');
    // The 24th in Tokyo is the first of thirty days.
    expect(section).toContain('確報の期限 2026-12-23');
  });
});
