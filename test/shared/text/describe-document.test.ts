/** The rows about the document as a whole in both languages. */
import { expect, it } from 'vitest';
import type { EventKind, NewEvent, Payload } from '../../../shared/incident/event.ts';
import { describeEvent, eventContext } from '../../../shared/text/describe-event.ts';
import { memoryRecord } from '../incident/record.ts';

const event = <K extends EventKind>(kind: K, payload: Payload<K>) =>
  ({ kind, payload, happenedAtMs: Date.UTC(2026, 10, 24) }) as NewEvent;

const cases: [NewEvent, string, string][] = [
  [event('whysSet', { outline: [], basedOn: null }), '5 Whysを編集', '5 Whys edited'],
  [
    event('whysSet', { outline: null, basedOn: null }),
    '5 Whysを記録からの下書きに戻した',
    '5 Whys given back to the record',
  ],
  [
    event('postmortemOwnerSet', { owner: '佐藤', basedOn: null }),
    'ポストモーテムの担当: 佐藤',
    'Owner of the postmortem: 佐藤',
  ],
  [
    event('postmortemOwnerSet', { owner: null, basedOn: null }),
    'ポストモーテムの担当: 未定に戻した',
    'Owner of the postmortem: nobody any more',
  ],
  [
    event('postmortemStatusSet', { status: 'reviewed', reviewer: '鈴木', reason: null, basedOn: null }),
    'ポストモーテムの状態: レビュー済み (レビュー 鈴木)',
    'Postmortem: reviewed (by 鈴木)',
  ],
  [
    event('postmortemStatusSet', { status: 'draft', reviewer: null, reason: '数が違う', basedOn: null }),
    'ポストモーテムの状態: 下書き (数が違う)',
    'Postmortem: draft (数が違う)',
  ],
  [
    event('exported', { format: 'md', fileName: 'p.md', contentHash: 'h' }),
    'ポストモーテムを書き出し: p.md',
    'Postmortem exported: p.md',
  ],
];

it.each(cases)('%j', (each, ja, en) => {
  const record = memoryRecord();
  record.append(each);
  const [row] = record.rows();
  if (row === undefined) throw new Error('no row');
  const context = eventContext(record.state(), null);
  expect(describeEvent(row, context, 'ja').text).toBe(ja);
  expect(describeEvent(row, context, 'en').text).toBe(en);
});
