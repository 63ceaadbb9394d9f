/** Rows of calls for help, of messages, and of the facts they are made from, in both languages. */
import { describe, expect, it } from 'vitest';
import type { EventKind, NewEvent, Payload } from '../../../shared/incident/event.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { describeEvent, eventContext } from '../../../shared/text/describe-event.ts';
import { memoryRecord } from '../incident/record.ts';
import { opening } from '../postmortem/outage.ts';

const atMs = Date.UTC(2026, 10, 23, 18, 2, 10);
const runbook = parseRunbook(`# 窯

## 連絡先・エスカレーション

### エスカレーション基準

- **30分以内にエスカレーション**: まだ冷たい
`);
const within = runbook.escalation[0] ?? expect.fail();
const event = <K extends EventKind>(kind: K, payload: Payload<K>) =>
  ({ kind, payload, happenedAtMs: atMs }) as NewEvent;

const cases: [NewEvent, ja: string, en: string][] = [
  [
    event('escalated', {
      role: 'DBA',
      person: '鈴木',
      contact: '#dba',
      ruleId: within.id,
      need: 'decision',
      outcome: 'away',
      note: '5分後にもう一度',
    }),
    'エスカレーション 留守: DBA 鈴木 #dba (判断)、基準 30分以内のエスカレーション (5分後にもう一度)',
    'Escalation no answer: DBA 鈴木 #dba (a decision), rule escalation within 30 min (5分後にもう一度)',
  ],
  [
    event('messageSent', {
      kind: 'first',
      audience: 'external',
      language: 'ja',
      format: 'plain',
      text: '注文できません',
      impact: '注文',
      nextUpdateAtMs: null,
      way: 'copied',
    }),
    '第一報 (社外、コピー): 注文できません',
    'First notice (external, copied): 注文できません',
  ],
  [
    event('messageDelivered', { messageId: 'm', outcome: 'refused', status: 403 }),
    'Webhookの結果: 拒否された (403)',
    'Outcome of the webhook: refused (403)',
  ],
  [event('factSet', { fact: 'enquiries', value: '12件', basedOn: null }), '問い合わせ: 12件', 'Enquiries: 12件'],
  [
    event('factSet', { fact: 'enquiries', value: null, basedOn: null }),
    '問い合わせ: 未記入に戻した',
    'Enquiries: back to not filled in',
  ],
  [
    event('leakSuspicionSet', { suspected: true, cause: 'improperPurpose', knownAtMs: atMs, basedOn: null }),
    '漏えいの疑いあり (不正アクセスなど)',
    'A leak is suspected (unauthorised access or the like)',
  ],
  [
    event('leakSuspicionSet', { suspected: false, cause: 'ordinary', knownAtMs: atMs, basedOn: null }),
    '漏えいの疑いなし',
    'No leak is suspected',
  ],
];

describe('a row about reaching people', () => {
  it.each(cases)('%j', (each, ja, en) => {
    const record = memoryRecord();
    record.append({ kind: 'opened', happenedAtMs: atMs, payload: opening });
    const id = record.append(each);
    const row = record.rows().find(({ eventId }) => eventId === id) ?? expect.fail();
    const context = eventContext(record.state(), runbook);
    expect(describeEvent(row, context, 'ja').text).toBe(ja);
    expect(describeEvent(row, context, 'en').text).toBe(en);
  });
});
