/** Which rows the document shows: what was taken back is gone, what came late says so, what is no news is in the annex. */
import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../../shared/incident/event.ts';
import { fold } from '../../../shared/incident/fold.ts';
import { timelineOf } from '../../../shared/incident/timeline.ts';
import { draftPostmortem } from '../../../shared/postmortem/draft.ts';
import { postmortemMarkdown } from '../../../shared/postmortem/markdown.ts';
import { http } from '../diagnosis/readings.ts';
import { paragraphs, partOf, sectionOf, tableOf } from './document.ts';
import { bakery, declaredMs, outage } from './outage.ts';

const timeline = (markdown: string) => partOf(sectionOf(markdown, '5. 対応内容'), 'タイムライン');
const texts = (markdown: string) => tableOf(timeline(markdown)).map(([, text]) => text);
const annexTexts = (markdown: string) => tableOf(sectionOf(markdown, '付録A 記録の全行 (UTC)')).map((row) => row[3]);

const refused = [{ reading: http('/readyz', 'refused'), level: 'critical' as const }];

describe('what was taken back', () => {
  const story = outage();
  const struck = story.note(1, '勘違い');
  const undone = story.cause(2, '停電', 'confirmed', [], '暗い');
  story.note(3, '残る');
  story.record.append({ kind: 'struck', happenedAtMs: story.at(4), payload: { target: struck, reason: '別の店' } });
  story.record.append({ kind: 'undone', happenedAtMs: story.at(5), payload: { target: undone } });
  const { markdown } = story.draft();

  it('stands neither in the timeline nor in the annex, and the text says how many', () => {
    expect(texts(markdown)).toEqual(['出来事', '宣言: 注文できない、環境 本番', '残る']);
    expect(annexTexts(markdown)).toEqual(['出来事', '宣言: 注文できない、環境 本番', '残る']);
    expect(paragraphs(timeline(markdown))).toEqual(['取り消された 2件は載せていない。']);
  });

  it('is no cause and no decision', () => {
    expect(paragraphs(partOf(sectionOf(markdown, '4. 根本原因'), '確定した原因'))).toEqual(['未記入: 確定した原因']);
    expect(paragraphs(partOf(sectionOf(markdown, '5. 対応内容'), '判断と、その時点で分かっていたこと'))).toEqual([
      '記録された判断はない。',
    ]);
  });

  it('a struck check is not counted in the impact', () => {
    const other = outage();
    other.check(1, '/readyz', refused, 'critical');
    const target = other.record.events.at(-1)?.id ?? '';
    other.record.append({ kind: 'struck', happenedAtMs: other.at(2), payload: { target, reason: '手元の設定' } });
    expect(paragraphs(partOf(sectionOf(other.draft().markdown, '3. 影響範囲'), '外形監視で計測した影響'))).toEqual([
      '外形監視のチェックは行っていない。影響の大きさは計測できていない。',
    ]);
  });
});

it('names whoever set no name as the settings say: a responder', () => {
  const story = outage();
  const note = { kind: 'noteAdded' as const, happenedAtMs: story.at(1), payload: { text: '窯を止めた' } };
  story.record.append(note, { actor: '' });
  expect(tableOf(timeline(story.draft().markdown)).at(-1)?.slice(1)).toEqual(['窯を止めた', 'メモ', '対応者', 'R-002']);
});

describe('what came later', () => {
  it('stands where it happened and says when it was written', () => {
    const story = outage();
    story.note(10, '二番目');
    story.note(5, '一番目', 45);
    expect(texts(story.draft().markdown).slice(2)).toEqual(['一番目 (追記 03:47:10)', '二番目']);
  });

  it('was not known when something was decided before it was written, whenever it happened', () => {
    const story = outage();
    story.cause(10, '断線', 'ruledOut', [], '導通あり');
    story.check(5, '/readyz', refused, 'critical');
    const { markdown } = story.draft();
    expect(texts(markdown).slice(2)).toEqual([
      '接続拒否 10.0.0.9:7000 (GET /readyz)',
      '原因 除外: 断線 (パターン1) (導通あり)',
    ]);
    const decisions = partOf(sectionOf(markdown, '5. 対応内容'), '判断と、その時点で分かっていたこと');
    expect(tableOf(decisions)[1]?.slice(2)).toEqual(['計測値なし', '候補なし', 'R-002']);
  });

  it('a correction shows the corrected text, at the corrected time', () => {
    const story = outage();
    const target = story.note(20, '扉をしめた');
    story.note(10, '扉をあけた');
    const happenedAtMs = story.at(30);
    const payload = { target, text: '扉を開けた', happenedAtMs: story.at(2) };
    story.record.append({ kind: 'noteRevised', happenedAtMs, payload });
    expect(tableOf(timeline(story.draft().markdown)).slice(2)).toEqual([
      ['2026-11-24 03:04:10', '扉を開けた (追記 03:22:10、訂正 1回)', 'メモ', 'Sato', 'R-002'],
      ['2026-11-24 03:12:10', '扉をあけた', 'メモ', 'Sato', 'R-003'],
    ]);
  });
});

describe('two devices’ records', () => {
  it('merge into one timeline, the second device’s evidence lettered', () => {
    const story = outage();
    story.check(1, '/readyz', refused, 'critical');
    story.record.append(
      {
        kind: 'evidenceAttached',
        happenedAtMs: story.at(2),
        payload: {
          evidence: {
            id: 'evidence-of-b',
            number: 1,
            title: '写真',
            contentType: 'text/plain',
            blobHash: 'd',
            storedBytes: 1,
            wholeBytes: 1,
            wholeHash: 'd',
          },
        },
      },
      { deviceId: 'device-b', actor: 'Mori' },
    );
    const { events } = story.record;
    const merged = (order: RecordedEvent[]) => {
      const state = fold('incident-1', order);
      const rows = timelineOf(order);
      return postmortemMarkdown(
        draftPostmortem({ state, rows, runbook: null, chains: [], number: 42, nowMs: declaredMs, textOf: () => null }),
      );
    };
    const markdown = merged([...events]);
    expect(merged([...events].reverse())).toBe(markdown);
    expect(tableOf(timeline(markdown)).slice(2)).toEqual([
      ['2026-11-24 03:03:10', '接続拒否 10.0.0.9:7000 (GET /readyz)', 'チェック', 'Sato', 'E-001'],
      ['2026-11-24 03:04:10', '添付: 写真', '根拠', 'Mori', 'E-B001'],
    ]);
  });
});

describe('what is no news', () => {
  it('a check that reads what it read before is in the annex alone', () => {
    const story = outage();
    story.check(1, '/readyz', refused, 'critical');
    story.check(2, '/readyz', refused, 'critical');
    story.check(3, '/readyz', [{ reading: http('/readyz', 503), level: 'critical' }], 'critical');
    story.check(4, '/readyz', [{ reading: http('/readyz', 503, { durationMs: 31 }), level: 'critical' }], 'critical');
    const { markdown } = story.draft();
    expect(texts(markdown).slice(2)).toEqual(['接続拒否 10.0.0.9:7000 (GET /readyz)', 'GET /readyz 503 (20 ms)']);
    expect(annexTexts(markdown)).toHaveLength(6);
  });

  it('unless it is starred', () => {
    const story = outage();
    story.check(1, '/readyz', refused, 'critical');
    story.check(2, '/readyz', refused, 'critical');
    const target = story.record.events.at(-1)?.id ?? '';
    story.record.append({ kind: 'starSet', happenedAtMs: story.at(3), payload: { target, starred: true } });
    expect(texts(story.draft().markdown).at(-1)).toBe('接続拒否 10.0.0.9:7000 (GET /readyz) (スター)');
  });

  it('readings of an environment that was the wrong one are set aside', () => {
    const story = outage();
    story.check(1, '/readyz', refused, 'critical');
    const environment = { ...bakery, id: 'env-2', name: '検証' };
    story.record.append({
      kind: 'environmentChanged',
      happenedAtMs: story.at(2),
      payload: { environment, basedOn: null },
    });
    story.check(3, '/readyz', [{ reading: http('/readyz', 200), level: 'normal' }], 'normal');
    const { markdown } = story.draft();
    expect(texts(markdown).slice(2)).toEqual([
      '環境を 検証 に切り替え (以前の計測値は対象外)',
      'GET /readyz 200 (20 ms)',
    ]);
    expect(annexTexts(markdown)).toContain('接続拒否 10.0.0.9:7000 (GET /readyz) (環境切り替え前)');
    const impact = partOf(sectionOf(markdown, '3. 影響範囲'), '外形監視で計測した影響');
    expect(tableOf(impact)[1]?.slice(1, 3)).toEqual(['1', '0']);
  });
});

describe('records that this version cannot read', () => {
  it('stay in the document as such', () => {
    const story = outage();
    story.record.appendRaw('unknown', 'satelliteMoved', story.at(1));
    story.record.appendRaw('blackedOut', 'noteAdded', story.at(2));
    expect(texts(story.draft().markdown).slice(2)).toEqual([
      '新しい版のHikeshiが書いた記録 (satelliteMoved)',
      '墨消し済みの記録',
    ]);
  });
});
