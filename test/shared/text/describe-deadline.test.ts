/** The rows of deadlines in both languages, read from a record as the timeline gives them. */
import { expect, it } from 'vitest';
import type { EventKind, NewEvent, Payload } from '../../../shared/incident/event.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { describeEvent, eventContext } from '../../../shared/text/describe-event.ts';
import { memoryRecord } from '../incident/record.ts';

const atMs = Date.UTC(2026, 10, 23, 18, 2, 10);
const runbook = parseRunbook(`# 窯

## 連絡先・エスカレーション

### エスカレーション基準

- **即座にエスカレーション**: 火事
- **30分以内にエスカレーション**: まだ冷たい
`);
const [atOnce, within] = runbook.escalation;
const event = <K extends EventKind>(kind: K, payload: Payload<K>) =>
  ({ kind, payload, happenedAtMs: atMs }) as NewEvent;

const cases: [NewEvent, string, string][] = [
  [
    event('deadlineDue', { deadlineId: 'first-checks', dueAtMs: atMs, timing: 'onTime', snoozeId: null }),
    '期限到来: 初動確認',
    'Deadline due: first checks',
  ],
  [
    event('deadlineDue', { deadlineId: 'first-checks', dueAtMs: atMs, timing: 'late', snoozeId: null }),
    '期限到来: 初動確認 (遅れて通知)',
    'Deadline due: first checks (told late)',
  ],
  [
    event('deadlineDue', { deadlineId: within?.id ?? '', dueAtMs: atMs, timing: 'missed', snoozeId: 'e1' }),
    '期限 30分以内のエスカレーション: スヌーズ終了 (通知なし)',
    'Deadline escalation within 30 min: snooze ended (nobody told)',
  ],
  [
    event('deadlineSnoozed', { deadlineId: 'postmortem', minutes: 60, untilMs: atMs }),
    '期限 ポストモーテム: 60分スヌーズ',
    'Deadline postmortem: snoozed for 60 min',
  ],
  [
    event('deadlineHandled', { deadlineId: 'first-checks', outcome: 'done', reason: null }),
    '期限 初動確認: 対応済み',
    'Deadline first checks: handled',
  ],
  [
    event('deadlineHandled', { deadlineId: atOnce?.id ?? '', outcome: 'done', reason: null }),
    '期限 即時のエスカレーション: 対応済み',
    'Deadline escalation at once: handled',
  ],
  [
    event('deadlineHandled', { deadlineId: within?.id ?? '', outcome: 'notNeeded', reason: '復旧間近' }),
    '期限 30分以内のエスカレーション: 不要 (復旧間近)',
    'Deadline escalation within 30 min: not needed (復旧間近)',
  ],
  [
    event('deadlineHandled', { deadlineId: 'of another runbook', outcome: 'done', reason: null }),
    '期限 エスカレーション: 対応済み',
    'Deadline escalation: handled',
  ],
];

it.each(cases)('%j', (each, ja, en) => {
  const record = memoryRecord();
  record.append(each);
  const context = eventContext(record.state(), runbook);
  const words = (language: 'ja' | 'en') => record.rows().map((row) => describeEvent(row, context, language).text);
  expect(words('ja')).toEqual([ja]);
  expect(words('en')).toEqual([en]);
});
