/** The rows of deliberate changes in both languages, read from a record as the timeline gives them. */
import { describe, expect, it } from 'vitest';
import type { EventKind, NewEvent, Payload } from '../../../shared/incident/event.ts';
import { describeEvent, eventContext } from '../../../shared/text/describe-event.ts';
import { memoryRecord } from '../incident/record.ts';

const atMs = Date.UTC(2026, 10, 23, 18, 12, 0);
const ref = (id: string) => ({ runbookHash: 'h', id, key: '' });
const event = <K extends EventKind>(kind: K, payload: Payload<K>) =>
  ({ kind, payload, happenedAtMs: atMs }) as NewEvent;
const intended = (approval: Payload<'actionIntended'>['approval']) =>
  event('actionIntended', {
    actionId: 'a',
    command: ref('c'),
    title: '接続を切る',
    environmentId: 'env-1',
    target: 'db:5432/shop as ops',
    signal: 'terminate',
    condition: null,
    backends: [
      {
        pid: 7,
        backendStart: 'x',
        userName: 'app',
        applicationName: 'oven',
        clientAddress: null,
        state: 'idle',
        queryStart: null,
      },
    ],
    approval,
  });

const cases: [NewEvent, string, string][] = [
  [
    intended({ kind: 'reviewed', reviewer: '佐藤', ticket: 'OPS-7', backup: '取得済み' }),
    '破壊的操作 接続の切断 1件を指示 (確認 佐藤、チケット OPS-7、バックアップ 取得済み)',
    'Destroying action ordered: end of connections, 1 (reviewed by 佐藤, ticket OPS-7, backup 取得済み)',
  ],
  [
    intended({ kind: 'emergency', reason: '一人' }),
    '破壊的操作 接続の切断 1件を指示 (緊急実行: 一人)',
    'Destroying action ordered: end of connections, 1 (emergency: 一人)',
  ],
  [
    event('actionEnded', {
      actionId: 'a',
      outcomes: (['ended', 'refused', 'ended'] as const).map((outcome) => ({
        pid: 7,
        backendStart: 'x',
        outcome,
        sqlState: null,
      })),
      evidence: null,
    }),
    '破壊的操作の結果: 完了 2件、拒否 1件',
    'Destroying action: 2 done, 1 refused',
  ],
  [
    event('sessionsRecounted', { actionId: 'a', afterMs: 3_000, returned: 4, before: 5 }),
    '数え直し: 同じ利用元の新しい接続 4件 (3 s後、終わらせたのは 5件)',
    'Counted again after 3 s: 4 new connections of the same clients (5 were ended)',
  ],
  [
    event('owedSettled', { actionId: 'a', duty: 'ticket', done: 'OPS-8', basedOn: null }),
    '緊急実行の残り チケット: OPS-8',
    'Owed since the emergency, ticket: OPS-8',
  ],
  [
    event('commandDone', {
      command: ref('c'),
      title: '窯を入れ直す',
      text: 'systemctl restart oven',
      risk: 'change',
      outcome: 'failed',
      note: '権限なし',
    }),
    '変更 実行して失敗: 窯を入れ直す (systemctl restart oven) (権限なし)',
    'Change, was run and failed: 窯を入れ直す (systemctl restart oven) (権限なし)',
  ],
];

it.each(cases)('%j', (each, ja, en) => {
  const record = memoryRecord();
  record.append(each);
  const [row] = record.rows();
  if (!row) throw new Error('no row');
  const context = eventContext(record.state(), null);
  expect(describeEvent(row, context, 'ja').text).toBe(ja);
  expect(describeEvent(row, context, 'en').text).toBe(en);
});

describe('an order', () => {
  it('whose result the record does not hold is marked so, until it does', () => {
    const record = memoryRecord();
    record.append(intended({ kind: 'emergency', reason: '一人' }));
    const marks = () => {
      const [row] = record.rows();
      if (!row) throw new Error('no row');
      return describeEvent(row, eventContext(record.state(), null), 'ja').marks;
    };
    expect(marks()).toEqual(['結果不明']);
    record.append(event('actionEnded', { actionId: 'a', outcomes: [], evidence: null }));
    expect(marks()).toEqual([]);
  });
});
