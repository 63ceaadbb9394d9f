/** The runbook's own sections: recognised by what they mean, kept in their order and wording. */
import { describe, expect, it } from 'vitest';
import { planSections } from '../../../shared/postmortem/section-plan.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { headings, paragraphs, sectionOf, tableOf } from './document.ts';
import { outage } from './outage.ts';

const asked = (...titles: string[]) => titles.map((title) => ({ title, prompt: null }));
const plan = (...titles: string[]) =>
  planSections(asked(...titles), 'ja').map(({ number, title, meaning }) => [number, title, meaning]);

describe('a runbook’s sections', () => {
  it('in the default wording', () => {
    expect(plan('発生日時', '検知方法', '影響範囲', '根本原因', '対応内容', '改善策')).toEqual([
      [null, '要約', 'summary'],
      [1, '発生日時', 'occurrence'],
      [2, '検知方法', 'detection'],
      [3, '影響範囲', 'impact'],
      [4, '根本原因', 'cause'],
      [5, '対応内容', 'response'],
      [6, '改善策', 'actions'],
      [null, '学び', 'lessons'],
    ]);
  });

  it.each([
    ['いつ起きたか', 'occurrence'],
    ['障害期間', 'occurrence'],
    ['When did it happen?', 'occurrence'],
    ['どうやって気づいたか', 'detection'],
    ['How we noticed', 'detection'],
    ['誰にどんな影響が出たか', 'impact'],
    ['Who was affected', 'impact'],
    ['なぜ起きたか', 'cause'],
    ['Contributing factors', 'cause'],
    ['時系列', 'response'],
    ['Actions taken', 'response'],
    ['What we did', 'response'],
    ['再発防止', 'actions'],
    ['今後の対応', 'actions'],
    ['Action items', 'actions'],
    ['Next steps', 'actions'],
    ['教訓', 'lessons'],
  ])('%s means %s', (title, meaning) => {
    expect(planSections(asked(title), 'ja').find((section) => section.title === title)?.meaning).toBe(meaning);
  });

  it('speaks through its prompt where the title alone is not clear', () => {
    const planned = planSections([{ title: 'その1', prompt: 'どのように気づいたか' }], 'ja');
    expect(planned.find(({ title }) => title === 'その1')?.meaning).toBe('detection');
  });

  it('that lack one of the six get it after their own, for none can be left out', () => {
    expect(plan('再発防止', '時系列').map(([number, , meaning]) => [number, meaning])).toEqual([
      [null, 'summary'],
      [1, 'actions'],
      [2, 'response'],
      [3, 'occurrence'],
      [4, 'detection'],
      [5, 'impact'],
      [6, 'cause'],
      [null, 'lessons'],
    ]);
  });

  it('give no meaning twice: the second is a section of its own', () => {
    const planned = planSections(asked('影響', '影響を受けた取引先'), 'ja');
    expect(planned.slice(1, 3).map(({ key, meaning }) => [key, meaning])).toEqual([
      ['impact', 'impact'],
      ['own:影響を受けた取引先', null],
    ]);
  });

  it('of one title have keys of their own', () => {
    const keys = planSections(asked('備考', '備考', 'constructor', '__proto__'), 'ja').map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('may ask for summary and lessons themselves, at their place', () => {
    expect(plan('サマリー', '学び', '影響').slice(0, 3)).toEqual([
      [1, 'サマリー', 'summary'],
      [2, '学び', 'lessons'],
      [3, '影響', 'impact'],
    ]);
  });
});

describe('the document by another runbook', () => {
  const runbook = parseRunbook(`# Bakery

## Postmortem

1. **What will change**: owner and date
2. **Who was affected**: customers, orders
3. **Cost**: lost dough in kilograms
4. **Why it happened**: five whys
5. **Chronology**: minute by minute
6. **How we noticed**: alert or customer
7. **When it happened**: start and end
`);
  const { markdown, view } = outage({ language: 'en' }).draft(runbook);

  it('follows its order and wording', () => {
    expect(headings(markdown, 2).slice(0, 9)).toEqual([
      'Summary',
      '1. What will change',
      '2. Who was affected',
      '3. Cost',
      '4. Why it happened',
      '5. Chronology',
      '6. How we noticed',
      '7. When it happened',
      'Lessons',
    ]);
  });

  it('drafts each section by its meaning', () => {
    expect(tableOf(sectionOf(markdown, '1. What will change'))[0]?.[0]).toBe('ID');
    expect(tableOf(sectionOf(markdown, '5. Chronology'))[0]?.[0]).toBe('Time');
    expect(tableOf(sectionOf(markdown, '7. When it happened'))[0]?.[0]).toBe('Milestone');
  });

  it('keeps a section that nothing is known of, with its prompt', () => {
    expect(paragraphs(sectionOf(markdown, '3. Cost'))).toEqual([
      'To fill in: lost dough in kilograms',
      'not filled in',
    ]);
    expect(view.sections.find(({ title }) => title === '3. Cost')).toMatchObject({
      key: 'own:Cost',
      prompt: 'lost dough in kilograms',
      edited: false,
    });
    expect(view.missing).toContainEqual({ section: 'own:Cost', code: 'ownSection' });
  });
});
