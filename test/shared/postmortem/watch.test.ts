/** What our own watch leaves in the document: its figures under its own name, the gaps, the clocks. */
import { describe, expect, it } from 'vitest';
import type { NewEvent, Payload } from '../../../shared/incident/event.ts';
import { http } from '../diagnosis/readings.ts';
import { listOf, paragraphs, partOf, sectionOf, tableOf } from './document.ts';
import { evidence, minute, outage } from './outage.ts';

const health = { id: 'health', part: 'api', name: '/health' } as const;
type Story = ReturnType<typeof outage>;
const impactOf = (story: Story) => partOf(sectionOf(story.draft().markdown, '3. 影響範囲'), '外形監視で計測した影響');

function rollup(
  story: Story,
  minutes: number,
  number: number,
  figures: Partial<Payload<'watchRolledUp'>['measures'][number]>,
) {
  const toMs = story.at(minutes);
  const measure = { measure: { ...health, unit: 'ms' as const }, n: 40, failed: 0, min: 10, median: 12, max: 30 };
  const event: NewEvent = {
    kind: 'watchRolledUp',
    happenedAtMs: toMs,
    payload: {
      environmentId: 'env-1',
      fromMs: toMs - 10 * minute,
      toMs,
      measures: [{ ...measure, worst: 'normal', ...figures }],
      evidence: evidence(number),
    },
  };
  story.record.append(event);
}

describe('minutes of the watch', () => {
  it('are one line a measure: reads, failures, the drift, the worst, and where the minutes are', () => {
    const story = outage();
    rollup(story, 10, 1, {});
    rollup(story, 20, 2, { failed: 10, median: 40, max: 900, worst: 'critical' });
    rollup(story, 30, 3, { n: 20, median: 85 });
    expect(tableOf(impactOf(story))).toEqual([
      ['対象', 'n', '失敗', '中央値 (最初の10分 → 最後)', '最大', '最悪', '根拠'],
      ['API /health', '100', '10 (10%)', '12 ms → 85 ms', '900 ms', '緊急', 'E-001 E-003'],
    ]);
    expect(paragraphs(impactOf(story)).join()).toContain('利用者のエラー率・P95ではない');
  });

  it('are nothing of an environment that was switched away from', () => {
    const story = outage();
    rollup(story, 10, 1, {});
    const environment = {
      ...story.record.state().environment,
      id: 'env-2',
    } as Payload<'environmentChanged'>['environment'];
    story.record.append({
      kind: 'environmentChanged',
      happenedAtMs: story.at(11),
      payload: { environment, basedOn: null },
    });
    rollup(story, 12, 2, {});
    expect(impactOf(story).map(({ type }) => type)).not.toContain('table');
  });
});

it('says when nobody watched, in the incident’s zone', () => {
  const story = outage();
  const payload = { fromMs: story.at(8), toMs: story.at(40), cause: 'asleep' } as const;
  story.record.append({ kind: 'watchGap', happenedAtMs: story.at(40), payload });
  expect(listOf(impactOf(story)).map(({ text }) => text)).toEqual([
    '監視の空白 03:10:10–03:42:10 (スリープ中、または時計の変更)',
  ]);
});

it('names the change of a level as what was noticed first', () => {
  const story = outage();
  story.record.append({
    kind: 'levelChanged',
    happenedAtMs: story.at(3),
    payload: {
      measure: health,
      checkId: 'baseline/health',
      target: 'GET http://10.0.0.9:7000/health',
      durationMs: 4,
      from: 'normal',
      to: 'critical',
      readings: [{ reading: http('/health', 'refused'), level: 'critical' }],
      looks: 2,
      flapping: null,
      steadied: false,
      evidence: evidence(1),
    },
  });
  const facts = listOf(sectionOf(story.draft().markdown, '2. 検知方法')).map(({ text }) => text);
  expect(facts.find((fact) => fact.startsWith('最初に異常を読み取ったチェック'))).toBe(
    '最初に異常を読み取ったチェック: 2026-11-24 03:05:10 外形監視 API /health 正常から緊急へ: ' +
      '接続拒否 10.0.0.9:7000 (GET /health) (2回続けて) (根拠 E-001)',
  );
});

it('prints every clock with when it was measured, and calls those that are off to mind at the top', () => {
  const story = outage();
  const clock = (target: string, offsetMs: number, uncertaintyMs?: number) =>
    story.record.append({
      kind: 'clockOffsetMeasured',
      happenedAtMs: story.at(1),
      payload: { target, offsetMs, ...(uncertaintyMs === undefined ? {} : { uncertaintyMs }) },
    });
  clock('http://10.0.0.9:7000', 0, 1_004);
  clock('10.0.0.8:5432', -61_000, 3);
  clock('old', 2_000);
  const { markdown } = story.draft();
  expect(tableOf(sectionOf(markdown, '1. 発生日時'), 2)).toEqual([
    ['時計', '時刻ずれ (このマシンとの差)', '測定の誤差', '測定時刻', '根拠'],
    ['http://10.0.0.9:7000', 'なし', '±1 s', '2026-11-24 03:03:10', 'R-002'],
    ['10.0.0.8:5432', '−61 s', '±3 ms', '2026-11-24 03:03:10', 'R-003'],
    ['old', '+2 s', '未記入', '2026-11-24 03:03:10', 'R-004'],
  ]);
  const head = markdown.split('\n').find((line) => line.startsWith('| 時刻ずれ'));
  expect(head).toContain('10.0.0.8:5432 −61 s');
  expect(head).not.toContain('10.0.0.9:7000');
});
