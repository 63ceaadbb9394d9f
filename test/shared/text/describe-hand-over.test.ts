/** The rows of roles and hand-overs in both languages, read from a record as the timeline gives them. */
import { expect, it } from 'vitest';
import type { EventKind, NewEvent, Payload } from '../../../shared/incident/event.ts';
import { describeEvent, eventContext } from '../../../shared/text/describe-event.ts';
import { memoryRecord } from '../incident/record.ts';

const atMs = Date.UTC(2026, 10, 23, 18, 2, 10);
const event = <K extends EventKind>(kind: K, payload: Payload<K>) =>
  ({ kind, payload, happenedAtMs: atMs }) as NewEvent;

const cases: [NewEvent, string, string, string][] = [
  [
    event('roleSet', { role: 'commander', names: '佐藤', basedOn: null }),
    'IC (指揮): 佐藤',
    'Incident commander: 佐藤',
    '判断',
  ],
  [
    event('roleSet', { role: 'liaison', names: null, basedOn: 'e1' }),
    '連絡担当: 未定に戻した',
    'Liaison: nobody any more',
    '判断',
  ],
  [event('handedOver', { to: '鈴木', nextStep: null }), '鈴木 へ引き継ぎ', 'Handed over to 鈴木', '判断'],
  [
    event('handedOver', { to: '鈴木', nextStep: '決済会社へ\n電話' }),
    '鈴木 へ引き継ぎ、次の一手: 決済会社へ 電話',
    'Handed over to 鈴木, next step: 決済会社へ 電話',
    '判断',
  ],
  [event('handOverTakenBack', { handOver: 'e1' }), '引き継ぎを取り戻した', 'Hand-over taken back', '判断'],
  [event('handOverReceived', { handOver: 'e1' }), '引き継ぎを受け取った', 'Hand-over received', '判断'],
  [
    event('recordCopied', { fileName: 'incident-1.incident' }),
    '記録の写しを書き出し: incident-1.incident',
    'Copy of the record written: incident-1.incident',
    '記録',
  ],
];

it.each(cases)('%j', (written, ja, en, kind) => {
  const record = memoryRecord();
  record.append(written);
  const [row] = record.rows();
  if (row === undefined) throw new Error('the record has no row');
  const context = eventContext(record.state(), null);
  expect(describeEvent(row, context, 'ja')).toMatchObject({ text: ja, kind });
  expect(describeEvent(row, context, 'en').text).toBe(en);
});
