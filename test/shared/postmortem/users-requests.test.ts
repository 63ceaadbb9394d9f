/** The users' share in the document comes from the access log alone, apart from what was measured from outside. */
import { describe, expect, it } from 'vitest';
import type { Level, Reading } from '../../../shared/diagnosis/reading.ts';
import { http } from '../diagnosis/readings.ts';
import { paragraphs, partOf, sectionOf, tableOf } from './document.ts';
import { outage } from './outage.ts';

const title = 'アクセスログで計測した影響 (利用者)';
type Story = ReturnType<typeof outage>;
const impactOf = (story: Story) => sectionOf(story.draft().markdown, '3. 影響範囲');

function measured(story: Story, minutes: number, errors: number, p95Ms: number | null, ownRequests: number | null = 3) {
  const about = {
    source: '/srv/access.log',
    path: null,
    fromMs: story.at(minutes - 5),
    toMs: story.at(minutes),
    n: 400,
    lines: 410,
    notUnderstood: 7,
    ownRequests,
  };
  const level: Level = errors > 20 ? 'critical' : 'normal';
  const readings: { reading: Reading; level: Level }[] = [
    { reading: { kind: 'errorRate', ...about, errors, statuses: [] }, level },
    { reading: { kind: 'responseTimes', ...about, p95Ms, lacks: p95Ms === null ? 'duration' : null }, level: 'normal' },
    { reading: { kind: 'errorRate', ...about, path: '/bread', n: 9, errors: 9, statuses: [] }, level: 'critical' },
  ];
  return story.check(minutes, 'baseline/access-log', readings, level);
}

describe('What users met', () => {
  it('is shown as it was first, at its worst and last, each with its evidence', () => {
    const story = outage();
    const first = measured(story, 1, 2, 40);
    const slowest = measured(story, 3, 50, 9_000);
    measured(story, 4, 60, 800);
    const worst = measured(story, 5, 200, 700);
    measured(story, 6, 30, 600);
    const last = measured(story, 9, 0, 50);
    expect(tableOf(partOf(impactOf(story), title))).toEqual([
      ['アクセスログ', '期間', 'n', 'エラー率 (5xx)', 'P95', '解釈できず', 'レベル', '根拠'],
      ['/srv/access.log', expect.stringMatching(/03:03:10 までの5分$/), '400', '0.5% (2)', '40 ms', '7', '正常', first],
      ['/srv/access.log', expect.stringContaining('03:05:10'), '400', '12.5% (50)', '9 s', '7', '緊急', slowest],
      ['/srv/access.log', expect.stringContaining('03:07:10'), '400', '50% (200)', '700 ms', '7', '緊急', worst],
      ['/srv/access.log', expect.stringContaining('03:11:10'), '400', '0% (0)', '50 ms', '7', '正常', last],
    ]);
    expect(paragraphs(partOf(impactOf(story), title))[0]).toMatch(/外形監視のリクエストは含まない。$/);
  });

  it('says where our own requests could not be told apart, and where nothing said how long it took', () => {
    const story = outage();
    measured(story, 1, 2, null, null);
    expect(paragraphs(partOf(impactOf(story), title))[0]).toMatch(/外形監視のリクエストを除けていない。$/);
    expect(tableOf(partOf(impactOf(story), title))[1]?.[4]).toBe('–');
  });

  it('is nothing that we measured from outside', () => {
    const story = outage();
    story.check(1, '/bread', [{ reading: http('/bread', 500), level: 'critical' }], 'critical');
    expect(impactOf(story)).not.toContain(title);
    expect(tableOf(partOf(impactOf(story), '外形監視で計測した影響'))[1]?.slice(1, 3)).toEqual(['1', '1']);
  });
});
