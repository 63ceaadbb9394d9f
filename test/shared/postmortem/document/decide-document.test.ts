import { describe, expect, it } from 'vitest';
import { decide, type IncidentCommand } from '../../../../shared/incident/decide.ts';
import { summarise } from '../../../../shared/incident/summary.ts';
import { type DocumentStatus, documentStatuses } from '../../../../shared/postmortem/document/document-payloads.ts';
import { parse, tableOf } from '../document.ts';
import { outage } from '../outage.ts';
import { outlineOf } from '../whys/outline.ts';

/** A document that people work on: answers the reason of a refusal, or what it wrote. */
function desk() {
  const { record, at, draft, section } = outage();
  let minutes = 10;
  const run = (command: IncidentCommand): string | string[] => {
    minutes += 1;
    const decided = decide(record.state(), command, { nowMs: at(minutes), runbook: null, hasRow: () => false });
    if (!decided.ok) return decided.problem.data.reason;
    return decided.value.map((event) => {
      record.append(event);
      return event.kind;
    });
  };
  const last = (field: string) => record.state().lastEventOf[field] ?? null;
  return {
    record,
    section,
    run,
    status: (
      status: DocumentStatus,
      { reviewer = null, reason = null }: { reviewer?: string | null; reason?: string | null } = {},
    ) => run({ kind: 'setDocumentStatus', status, reviewer, reason, basedOn: last('documentStatus') }),
    owner: (owner: string | null) => run({ kind: 'setDocumentOwner', owner, basedOn: last('documentOwner') }),
    whys: (outline: ReturnType<typeof outlineOf> | null, basedOn = last('whys')) =>
      run({ kind: 'setWhys', outline, basedOn }),
    header: () => new Map(tableOf(parse(draft().markdown).children).map(([name = '', value = '']) => [name, value])),
  };
}

describe('the way of a document', () => {
  it('goes on one step at a time, with a reviewer, and says so in its header', () => {
    const { status, header, record } = desk();
    expect(header().get('文書の状態')).toBe('下書き');
    expect(header().get('文書の担当')).toBe('未記入');
    expect(status('closed')).toBe('documentNeedsReview');
    expect(status('reviewed', { reviewer: '鈴木' })).toBe('documentNeedsReview');
    expect(status('inReview')).toEqual(['postmortemStatusSet']);
    expect(header().get('文書の状態')).toBe('レビュー中');
    expect(status('reviewed', { reviewer: '  ' })).toBe('documentNeedsReviewer');
    expect(status('reviewed', { reviewer: ' 鈴木 ' })).toEqual(['postmortemStatusSet']);
    // 17 minutes after 03:02:10: the seventh thing that was tried.
    expect(header().get('文書の状態')).toBe('レビュー済み (レビュー 鈴木、2026-11-24 03:17:10)');
    expect(status('closed')).toEqual(['postmortemStatusSet']);
    expect(header().get('文書の状態')).toBe('完了 (レビュー 鈴木、2026-11-24 03:17:10)');
    expect(record.state().document.closedAtMs).not.toBeNull();
    expect(summarise(record.state(), 42, 0).documentStatus).toBe('closed');
    expect(status('closed')).toEqual([]);
  });

  it('goes back to any earlier state with a reason, and then the review is void', () => {
    const { status, record } = desk();
    status('inReview');
    status('reviewed', { reviewer: '鈴木' });
    status('closed');
    expect(status('draft')).toBe('documentBackNeedsReason');
    expect(status('inReview', { reason: '影響の数が違う', reviewer: '鈴木' })).toEqual(['postmortemStatusSet']);
    expect(record.state().document).toMatchObject({ status: 'inReview', review: null, closedAtMs: null });
    expect(status('closed')).toBe('documentNeedsReview');
  });

  it('is reviewed by somebody else than its owner, whatever comes first', () => {
    const { status, owner, record } = desk();
    expect(owner('佐藤 花子')).toEqual(['postmortemOwnerSet']);
    expect(owner('佐藤 花子 ')).toEqual([]);
    status('inReview');
    expect(status('reviewed', { reviewer: '佐藤花子' })).toBe('reviewerIsOwner');
    status('reviewed', { reviewer: '鈴木' });
    expect(owner('鈴木')).toBe('reviewerIsOwner');
    expect(owner(null)).toEqual(['postmortemOwnerSet']);
    expect(record.state().document.owner).toBeNull();
  });

  it('says that words changed after the review, until it is reviewed again', () => {
    const { status, section, header, record, whys } = desk();
    section(5, 'impact', '利用者 30人');
    status('inReview');
    status('reviewed', { reviewer: '鈴木' });
    expect(record.state().document.changedSinceReview).toBe(false);
    section(30, 'impact', '利用者 31人');
    expect(header().get('文書の状態')).toMatch(/、レビュー後に変更あり$/u);
    status('inReview', { reason: '数を直した' });
    status('reviewed', { reviewer: '鈴木' });
    expect(record.state().document.changedSinceReview).toBe(false);
    whys(outlineOf('causes 設定の値が空だった'));
    expect(record.state().document.changedSinceReview).toBe(true);
  });

  it('keeps whys whole: without blanks, given back by null, and refused where somebody else wrote meanwhile', () => {
    const { whys, record } = desk();
    expect(whys(outlineOf('causes 設定の値が空だった', 'causes .', 'causes ..確かめる手段がない!'))).toEqual([
      'whysSet',
    ]);
    expect(record.state().document.whys?.map(({ text, depth }) => [depth, text])).toEqual([
      [0, '設定の値が空だった'],
      [1, '確かめる手段がない'],
    ]);
    expect(whys(outlineOf('causes 別の話'), null)).toBe('changedMeanwhile');
    expect(whys(null)).toEqual(['whysSet']);
    expect(record.state().document.whys).toBeNull();
  });

  it('has the same states as the dictionary, in the order of the workflow', () => {
    expect(documentStatuses).toEqual(['draft', 'inReview', 'reviewed', 'closed']);
  });
});
