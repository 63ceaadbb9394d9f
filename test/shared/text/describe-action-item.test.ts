/** The rows of action items and of wordings that were let stand, in both languages, read from a record as the timeline gives them. */
import { expect, it } from 'vitest';
import type { EventKind, NewEvent, Payload } from '../../../shared/incident/event.ts';
import { describeEvent, eventContext } from '../../../shared/text/describe-event.ts';
import { memoryRecord } from '../incident/record.ts';

const atMs = Date.UTC(2026, 10, 23, 18, 2, 10);
const event = <K extends EventKind>(kind: K, payload: Payload<K>) =>
  ({ kind, payload, happenedAtMs: atMs }) as NewEvent;

const cases: [NewEvent, string, string][] = [
  [
    event('actionItemSet', {
      itemId: 'x',
      number: 1,
      proposal: null,
      item: {
        text: '種火を監視する',
        kind: 'detect',
        term: null,
        owner: null,
        due: null,
        doneWhen: null,
        priority: null,
        ticket: null,
      },
      basedOn: null,
    }),
    '改善策: 種火を監視する',
    'Action: 種火を監視する',
  ],
  [
    event('actionItemSettled', { itemId: 'x', text: '種火', status: 'done', reason: '試験 3回', basedOn: null }),
    '改善策を完了: 種火 (試験 3回)',
    'Action done: 種火 (試験 3回)',
  ],
  [
    event('actionItemSettled', { itemId: 'x', text: '種火', status: 'open', reason: null, basedOn: null }),
    '改善策を未完了に戻した: 種火',
    'Action open again: 種火',
  ],
  [
    event('wordingAccepted', {
      rule: 'vagueNumber',
      section: 'impact',
      excerpt: 'しばらく',
      reason: '引用のため',
      basedOn: null,
    }),
    '文面をそのままとした: あいまいな数・時間「しばらく」 (引用のため)',
    'Wording left as it is: A vague number or time, "しばらく" (引用のため)',
  ],
  [
    event('wordingAccepted', {
      rule: 'vagueNumber',
      section: 'impact',
      excerpt: 'しばらく',
      reason: null,
      basedOn: null,
    }),
    '文面の指摘を戻した: あいまいな数・時間「しばらく」',
    'Wording to be looked at again: A vague number or time, "しばらく"',
  ],
];

it.each(cases)('%j', (written, ja, en) => {
  const record = memoryRecord();
  record.append(written);
  const [row] = record.rows();
  if (row === undefined) throw new Error('the record has no row');
  const context = eventContext(record.state(), null);
  expect(describeEvent(row, context, 'ja')).toMatchObject({ text: ja, kind: '記録' });
  expect(describeEvent(row, context, 'en').text).toBe(en);
});
