/** A person's own words replace a drafted section, and end with it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headings, headingsOf, listOf, paragraphs, parse, sectionOf, tableOf, typesIn, under } from './document.ts';
import { outage } from './outage.ts';

function edited(markdown: string, section = 'impact') {
  const story = outage();
  story.section(1, section, markdown);
  return story.draft();
}

const others = headings(outage().draft().markdown, 2);

describe('an edited section', () => {
  it('stands in place of the draft, untouched in the editor', () => {
    const text = '注文 **312件** が失敗。\n\n- 店頭は正常\n';
    const { markdown, view } = edited(text);
    expect(paragraphs(sectionOf(markdown, '3. 影響範囲'))).toEqual(['注文 312件 が失敗。']);
    expect(listOf(sectionOf(markdown, '3. 影響範囲'))).toEqual([{ text: '店頭は正常', below: [] }]);
    const section = view.sections.find(({ key }) => key === 'impact');
    expect(section).toMatchObject({ markdown: text, edited: true, basedOn: 'event-2' });
    expect(view.missing.map((each) => each.section)).not.toContain('impact');
    expect(typesIn(sectionOf(markdown, '3. 影響範囲')).strong).toBe(1);
  });

  it('given back is drafted again, and the next edit is based on that', () => {
    const story = outage();
    story.section(1, 'impact', '消える');
    const payload = { section: 'impact', markdown: null, basedOn: null };
    story.record.append({ kind: 'postmortemSectionSet', happenedAtMs: story.at(2), payload });
    const section = story.draft().view.sections.find(({ key }) => key === 'impact');
    expect(section).toMatchObject({ edited: false, basedOn: 'event-3' });
    expect(headings(story.draft().markdown, 3)).toContain('影響の数');
  });

  it('that was saved as drafted gives the same document', () => {
    const story = outage();
    story.note(1, '| 縦棒 | と `引用` と <b>');
    const drafted = story.draft();
    for (const { key, markdown } of drafted.view.sections) {
      if (key === 'response') continue;
      story.section(2, key, markdown);
    }
    expect(sectionsWithoutRecord(story.draft().markdown)).toEqual(sectionsWithoutRecord(drafted.markdown));
  });

  it.each([
    ['an open fence', '```\nここから'],
    ['an open tilde fence', '~~~~ js\nlet'],
    ['an open comment', '<!-- ここから'],
    ['an open script', '<script>\nalert(1)'],
    ['an open block', '<div>\n\n<details>'],
    ['CDATA', '<![CDATA[ x'],
    ['an open quote', '> > 引用'],
    ['an open list', '- a\n  - b\n    - c'],
    ['an open table', '| a | b |\n| - | - |\n| c'],
    ['a setext underline to come', '見出しになる行'],
    ['headings of our own depth', '# 大\n## 6. 改善策\n### 小'],
    ['only blanks', ' \n\n\t\n'],
    ['a definition', '[E-001]: http://evil.example\n\n[E-001]'],
  ])('with %s ends where the next section begins', (_, markdown) => {
    const tree = parse(edited(markdown).markdown).children;
    expect(headingsOf(tree, 2)).toEqual(others);
    expect(headingsOf(tree, 1)).toHaveLength(1);
    expect(typesIn(tree).html).toBeUndefined();
    expect(tableOf(under(tree, '1. 発生日時'))).toHaveLength(7);
    expect(tableOf(under(tree, '6. 改善策'))).toHaveLength(2);
  });

  it('never reaches beyond itself, whatever is in it', () => {
    const piece = fc.constantFrom(
      ...[
        '```',
        '~~~',
        '# ',
        '## 学び',
        '- ',
        '1. ',
        '> ',
        '<div>',
        '<!--',
        '-->',
        '|',
        '| - |',
        '[a]: b',
        '[^1]',
        '[^1]: x',
      ],
      ...[
        '\n',
        '\n\n',
        '    ',
        '  ',
        '`',
        '**',
        '_',
        '![',
        '](',
        'http://x.example',
        'text',
        '\\',
        '---',
        '===',
        '&amp;',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const tree = parse(edited(pieces.join('')).markdown).children;
        expect(headingsOf(tree, 2)).toEqual(others);
        expect(typesIn(tree).html).toBeUndefined();
        expect(tableOf(under(tree, '6. 改善策'))).toHaveLength(2);
        expect(paragraphs(under(tree, '要約'))).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  it('may link to the web, and to nothing that runs', () => {
    const { markdown } = edited(
      '[表](https://a.example/x) [罠](javascript:alert(1)) [参照][r] ![図](data:text/html,x)\n\n[r]: https://b.example/y',
    );
    const tree = sectionOf(markdown, '3. 影響範囲');
    const [first] = tree;
    const links = first?.type === 'paragraph' ? first.children.flatMap((c) => (c.type === 'link' ? [c.url] : [])) : [];
    expect(links).toEqual(['https://a.example/x', 'https://b.example/y']);
    expect(paragraphs(tree)).toEqual(['表 罠 参照 図']);
  });

  it('keeps footnotes apart from those of another section', () => {
    const story = outage();
    story.section(1, 'impact', '件数[^1]\n\n[^1]: 台帳より');
    story.section(2, 'cause', '原因[^1]\n\n[^1]: 写真より');
    const notes = parse(story.draft().markdown).children.flatMap((block) =>
      block.type === 'footnoteDefinition' ? [block.identifier] : [],
    );
    expect(notes).toEqual(['impact-1', 'cause-1']);
  });

  it('of a runbook’s own may be called anything', () => {
    expect(() => edited('x', 'own:__proto__')).not.toThrow();
    expect(() => edited('x', 'constructor')).not.toThrow();
  });

  it('nested beyond reason is still a document', () => {
    const document = edited(`${'> '.repeat(5_000)}深い`).markdown;
    expect(headings(document, 2)).toEqual(others);
  });
});

/** What stands between the header and the annexes, without the sections that grow by every edit. */
function sectionsWithoutRecord(markdown: string): unknown {
  return others
    .filter((title) => !title.startsWith('付録') && title !== '5. 対応内容')
    .map((title) => stripPositions(sectionOf(markdown, title)));
}

function stripPositions(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, entry) => (key === 'position' ? undefined : entry)));
}
