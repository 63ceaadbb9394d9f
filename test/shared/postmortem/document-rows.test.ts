/** The body's timeline: at most forty rows by rule, a person's choice above it, and everything in the annex. */
import { describe, expect, it } from 'vitest';
import { paragraphs, partOf, sectionOf, tableOf } from './document.ts';
import { outage } from './outage.ts';

function busy(notes: number) {
  const story = outage();
  const ids = Array.from({ length: notes }, (_, index) => story.note(index + 1, `メモ${index + 1}`));
  return { story, ids };
}

const body = (story: ReturnType<typeof outage>) => {
  const part = partOf(sectionOf(story.draft().markdown, '5. 対応内容'), 'タイムライン');
  return {
    part,
    texts: part.some(({ type }) => type === 'table')
      ? tableOf(part)
          .slice(1)
          .map(([, text]) => text)
      : [],
  };
};
const annexRows = (story: ReturnType<typeof outage>) =>
  tableOf(sectionOf(story.draft().markdown, '付録A 記録の全行 (UTC)')).length - 1;

describe('the body’s timeline', () => {
  it('holds all where there are forty, and forty where there are more', () => {
    expect(body(busy(39).story).texts).toHaveLength(40);
    const { story } = busy(60);
    const { texts, part } = body(story);
    expect(texts).toHaveLength(40);
    expect(texts[0]).toContain('宣言');
    expect(paragraphs(part)).toEqual(['本文には要点だけを載せた。ほかの 21件は付録Aに載せた。']);
    expect(annexRows(story)).toBe(61);
  });

  it('keeps milestones, decisions and stars before notes, in their order', () => {
    const { story, ids } = busy(60);
    story.milestone('mitigated', 70);
    story.record.append({ kind: 'severitySet', happenedAtMs: story.at(71), payload: { severity: 1, basedOn: null } });
    story.record.append({
      kind: 'starSet',
      happenedAtMs: story.at(72),
      payload: { target: ids[58] ?? '', starred: true },
    });
    const { texts } = body(story);
    expect(texts).toHaveLength(40);
    expect(texts.slice(-3).map((text) => text?.replace(/ .*/u, ''))).toEqual(['メモ59', '暫定復旧', '重大度:']);
    expect(texts).toContain('メモ36');
    expect(texts).not.toContain('メモ37');
  });

  it('is what a person chose, whatever the rule says', () => {
    const { story, ids } = busy(60);
    const choose = (target: string | undefined, inDocument: boolean) =>
      story.record.append({
        kind: 'rowChosen',
        happenedAtMs: story.at(80),
        payload: { target: target ?? '', inDocument },
      });
    choose(ids[59], true);
    choose(ids[0], false);
    const { texts } = body(story);
    expect(texts).toContain('メモ60');
    expect(texts).not.toContain('メモ1');
    expect(annexRows(story)).toBe(61);
  });

  it('says so where a person kept everything out', () => {
    const story = outage();
    story.record.append({
      kind: 'rowChosen',
      happenedAtMs: story.at(1),
      payload: { target: 'event-1', inDocument: false },
    });
    expect(paragraphs(body(story).part)).toEqual([
      '本文に載せた行はない。',
      '本文には要点だけを載せた。ほかの 1件は付録Aに載せた。',
    ]);
  });
});
