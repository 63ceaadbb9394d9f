/** What a person decided about the document, as the timeline says it. */
import { describe, expect, it } from 'vitest';
import type { NewEvent } from '../../../shared/incident/event.ts';
import { describeEvent, eventContext } from '../../../shared/text/describe-event.ts';
import { memoryRecord } from '../incident/record.ts';

const basedOn = null;
const cases: [NewEvent, string, string][] = [
  [
    { kind: 'findingWaived', happenedAtMs: 0, payload: { finding: 'gap:a', reason: '待機中', basedOn } },
    'タイムライン確認の指摘を見送り (待機中)',
    'Finding of the timeline review waved through (待機中)',
  ],
  [
    { kind: 'findingWaived', happenedAtMs: 0, payload: { finding: 'gap:a', reason: null, basedOn } },
    'タイムライン確認の指摘の見送りを取りやめ',
    'Finding of the timeline review brought back',
  ],
  [
    {
      kind: 'reviewConfirmed',
      happenedAtMs: 0,
      payload: { seen: [{ deviceId: 'd', chainSeq: 9 }], included: ['a', 'b'], excluded: ['c'], openFindings: 4 },
    },
    'タイムラインを確認済みにした (載せる 2件、外した 1件、残した指摘 4件)',
    'Timeline confirmed (2 rows in the document, 1 kept out, 4 findings left open)',
  ],
  [
    { kind: 'sectionAdded', happenedAtMs: 0, payload: { title: '費用', present: true, basedOn } },
    'ポストモーテムに節を追加: 費用',
    'Section added to the postmortem: 費用',
  ],
  [
    { kind: 'sectionAdded', happenedAtMs: 0, payload: { title: '費用', present: false, basedOn } },
    '追加した節を外した: 費用',
    'Added section taken out: 費用',
  ],
  [
    { kind: 'runbookEditDecided', happenedAtMs: 0, payload: { edit: 'e', state: 'accepted', reason: null, basedOn } },
    'Runbookの修正案を採用',
    'Proposed edit of the runbook accepted',
  ],
  [
    { kind: 'runbookEditDecided', happenedAtMs: 0, payload: { edit: 'e', state: 'declined', reason: '古い', basedOn } },
    'Runbookの修正案を見送り (古い)',
    'Proposed edit of the runbook declined (古い)',
  ],
  [
    { kind: 'runbookEditDecided', happenedAtMs: 0, payload: { edit: 'e', state: 'proposed', reason: null, basedOn } },
    'Runbookの修正案を未決に戻した',
    'Proposed edit of the runbook open again',
  ],
];

describe('decisions about the document', () => {
  it.each(cases)('%j', (event, ja, en) => {
    const record = memoryRecord();
    record.append(event);
    const [row] = record.rows();
    if (!row) throw new Error('no row');
    const context = eventContext(record.state(), null);
    expect(describeEvent(row, context, 'ja').text).toBe(ja);
    expect(describeEvent(row, context, 'en').text).toBe(en);
    expect(describeEvent(row, context, 'ja').category).toBe('record');
  });
});
