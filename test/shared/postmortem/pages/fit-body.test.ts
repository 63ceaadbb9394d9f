/** The body within three pages: what goes first, where it goes, and that nobody's own words are shortened. */
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { draftPostmortem } from '../../../../shared/postmortem/draft.ts';
import { headings, parse, sectionOf } from '../document.ts';
import { outage } from '../outage.ts';
import { extremes } from './extremes.ts';

const annex = /^(?:付録|Annex )/u;
const inAnnexE = { ja: /(\d+)(?:件|行)を付録Eに移した/gu, en: /(\d+) more (?:stand|lines? )?.*in annex E/gu };

describe.each(extremes.map((each) => [each.name, each] as const))('%s', (_, { drafted, language }) => {
  const { draft, markdown } = drafted();
  const [body = '', moved = ''] = markdown.split(/^## (?:付録E|Annex E).*$/mu);

  it('is reckoned to fit, and says of every row that is gone where it is', () => {
    expect(draft.bodyPages).toBeLessThanOrEqual(3);
    const said = [...body.matchAll(inAnnexE[language])].reduce((sum, [, count]) => sum + Number(count), 0);
    const units = parse(moved).children.reduce((sum, block) => {
      if (block.type === 'table') return sum + block.children.length - 1;
      if (block.type === 'list') return sum + block.children.length;
      return block.type === 'code' ? sum + block.value.split('\n').length : sum;
    }, 0);
    expect(units).toBe(said);
  });

  it('keeps every section', () => {
    const titles = headings(markdown, 2).filter((title) => !annex.test(title));
    expect(titles.length).toBeGreaterThanOrEqual(8);
  });
});

describe('an author’s own words', () => {
  const long = Array.from(
    { length: 120 },
    (_, index) => `${index}段落目。${'種火を点け直した手順の説明。'.repeat(20)}`,
  );

  it('stay whole however long they are, and the others give way', () => {
    const story = outage();
    for (let index = 0; index < 60; index += 1) story.note(index + 1, `メモ${index + 1}`);
    const before = story.draft().draft;
    story.section(70, 'lessons', long.join('\n\n'));
    const { draft, markdown, view } = story.draft();
    const written = sectionOf(markdown, '学び').map((block) => textOf(block));
    expect(written).toEqual(long);
    expect(before.timelineRows.length).toBe(40);
    expect(draft.timelineRows.length).toBe(6);
    expect(before.bodyPages).toBeLessThanOrEqual(3);
    expect(view.bodyPages).toBeGreaterThan(10);
  });

  it('of an action are moved whole, never cut', () => {
    const actions = extremes.find(({ name }) => name === 'actions.ja');
    const cells = parse(actions?.drafted().markdown ?? '').children.flatMap((block) =>
      block.type === 'table'
        ? block.children.map((row) => textOf(row.children[1] ?? { type: 'tableCell', children: [] }))
        : [],
    );
    for (let index = 0; index < 60; index += 1) {
      const own = cells.filter((cell) => cell.startsWith(`${index} 焼成窯`));
      expect(own).toHaveLength(1);
      expect(own[0]?.length).toBe(`${index} `.length + 120);
    }
  });

  it('that point to the annex keep it', () => {
    const causes = extremes.find(({ name }) => name === 'causes.ja');
    const drafted = causes?.drafted().view.sections.find(({ key }) => key === 'cause')?.markdown ?? '';
    expect(drafted).toContain('付録E');
    causes?.story.section(90, 'cause', `${drafted}\n\n追記した。`);
    expect(headings(causes?.drafted().markdown ?? '', 2)).toContain('付録E 本文から移したもの');
    causes?.story.section(91, 'cause', '原因は一つだけ書く。');
    const moved = (causes?.drafted().markdown ?? '').split('## 付録E')[1] ?? '';
    expect(moved).not.toContain('### 4. 根本原因');
  });
});

describe('a row that a person chose', () => {
  it('stays where the rule’s own rows go', () => {
    const story = outage();
    const ids = Array.from({ length: 60 }, (_, index) => story.note(index + 1, `メモ${index + 1}`));
    const target = ids[59] ?? '';
    story.record.append({ kind: 'rowChosen', happenedAtMs: story.at(70), payload: { target, inDocument: true } });
    story.section(71, 'lessons', '長い学び。'.repeat(4_000));
    const { timelineRows } = story.draft().draft;
    expect(timelineRows).toContain(target);
    expect(timelineRows).toHaveLength(6);
  });
});

describe('a text that is cut short', () => {
  const secret = 'correct-horse battery staple';
  const half = /correct-horse(?! battery staple)/u;

  it('has its secrets taken out before, so that no half of one is left', () => {
    const story = outage();
    for (let index = 0; index < 60; index += 1) {
      story.note(index + 1, `${'種'.repeat(index + 60)}${secret}${'火'.repeat(200)}`);
    }
    const redact = (text: string) => text.replaceAll(secret, '[伏せた値]');
    const { state, rows } = { state: story.record.state(), rows: story.record.rows() };
    const given = { runbook: null, chains: [], number: 1, nowMs: story.at(90), textOf: () => null };
    const draft = draftPostmortem({ state, rows, ...given, redact });
    const texts = draft.sections.map(({ blocks }) => blocks.map((block) => textOf(block)).join()).join();
    expect(texts).toContain('…');
    expect(texts).toContain('[伏せた値]');
    expect(texts).not.toMatch(half);
  });

  it('keeps a path whole or leaves it out', () => {
    const story = outage();
    const path = '/var/log/oven/flame-and-wood.log';
    for (let index = 0; index < 60; index += 1)
      story.note(index + 1, `${'種'.repeat(index + 60)} ${path} ${'火'.repeat(200)}`);
    const body = story.draft().markdown.split('## 付録A')[0] ?? '';
    expect(body).toContain('…');
    expect(body.replaceAll(path, '')).not.toContain('/var');
  });
});
