import { describe, expect, it } from 'vitest';
import type { Payload } from '../../../shared/incident/event.ts';
import { partOf, sectionOf, tableOf } from './document.ts';
import { evidence, outage } from './outage.ts';

const backends = [7, 8].map((pid) => ({
  pid,
  backendStart: `2026-11-23T18:00:0${pid}.000000Z`,
  userName: 'app',
  applicationName: 'oven',
  clientAddress: null,
  state: 'idle',
  queryStart: null,
}));

function ordered(approval: Payload<'actionIntended'>['approval']) {
  const story = outage();
  const payload: Payload<'actionIntended'> = {
    actionId: 'a',
    command: { runbookHash: 'h', id: 'c', key: 'c' },
    title: '使われていない接続を切る',
    environmentId: 'env-1',
    target: 'db:5432/shop as ops',
    signal: 'terminate',
    condition: null,
    backends,
    approval,
  };
  story.record.append({ kind: 'actionIntended', happenedAtMs: story.at(10), payload }, { actor: '花子' });
  return story;
}

const emergency = { kind: 'emergency', reason: '一人' } as const;
const part = (story: ReturnType<typeof outage>) =>
  partOf(sectionOf(story.draft().markdown, '5. 対応内容'), '破壊的操作');

describe('destroying actions in the document', () => {
  it('are not spoken of where there were none', () => {
    expect(outage().draft().markdown).not.toContain('破壊的操作');
  });

  it('are listed with who approved them and what came of them', () => {
    const story = ordered({ kind: 'reviewed', reviewer: '健', ticket: 'OPS-7', backup: '不要' });
    const outcomes = backends.map(({ pid, backendStart }, index) => ({
      pid,
      backendStart,
      outcome: index === 0 ? ('ended' as const) : ('alreadyGone' as const),
      sqlState: null,
    }));
    story.record.append({
      kind: 'actionEnded',
      happenedAtMs: story.at(10),
      payload: { actionId: 'a', outcomes, evidence: evidence(1) },
    });
    story.record.append({
      kind: 'sessionsRecounted',
      happenedAtMs: story.at(10),
      payload: { actionId: 'a', afterMs: 3_000, returned: 5, before: 1 },
    });
    expect(tableOf(part(story)).slice(1)).toEqual([
      [
        '2026-11-24 03:12:10',
        '接続の切断 2件: 使われていない接続を切る (db:5432/shop as ops)',
        '花子 (確認 健、チケット OPS-7、バックアップ 不要)',
        '完了 1件、終了済みだった 1件。数秒後の新しい接続 5件',
        'E-001',
      ],
    ]);
    expect(story.draft().view.missing).not.toContainEqual({ section: 'response', code: 'owedDuties' });
  });

  it('whose result the record does not hold say so, and guess nothing', () => {
    const rows = tableOf(part(ordered(emergency)));
    expect(rows[1]?.[3]).toBe('結果不明 (指示の記録の後、結果の記録がない)');
  });

  it('that were done alone print what is owed until it is made good', () => {
    const story = ordered(emergency);
    const owed = () =>
      story
        .draft()
        .markdown.split('\n')
        .filter((line) => line.includes('の操作の'));
    expect(owed()).toHaveLength(3);
    expect(owed().every((line) => line.includes('未記入'))).toBe(true);
    expect(story.draft().view.missing).toContainEqual({ section: 'response', code: 'owedDuties' });
    for (const duty of ['review', 'ticket', 'backup'] as const) {
      const payload = { actionId: 'a', duty, done: `済 ${duty}`, basedOn: null };
      story.record.append({ kind: 'owedSettled', happenedAtMs: story.at(60), payload });
    }
    expect(owed().some((line) => line.includes('未記入'))).toBe(false);
    expect(owed()[1]).toContain('済 ticket (2026-11-24 04:02:10、R-002)');
    expect(story.draft().view.missing).not.toContainEqual({ section: 'response', code: 'owedDuties' });
  });
});
