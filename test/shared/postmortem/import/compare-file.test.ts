/** Files that people edited elsewhere: what is understood, what is told, and that nothing but a section's own words comes back. */
import { describe, expect, it } from 'vitest';
import { compareFile } from '../../../../shared/postmortem/import/compare-file.ts';
import { outage } from '../outage.ts';

const story = outage();
story.note(2, '種火を見に行く');
story.section(5, 'lessons', '- 早く気づいた\n- 連絡が遅れた');
const { draft, markdown } = story.draft();

function compare(text: string, current = draft) {
  const { sections, notes } = compareFile({ text, current, base: draft, language: 'ja' });
  return { changed: sections.filter(({ state }) => state === 'changed'), sections, notes };
}
const titles = (sections: readonly { title: string }[]) => sections.map(({ title }) => title);

describe('a section that was edited', () => {
  it('comes back alone, with the words that changed', () => {
    const { changed, notes } = compare(markdown.replace('連絡が遅れた', '連絡が15分遅れた'));
    expect(titles(changed)).toEqual(['学び']);
    expect(notes).toEqual([]);
    const [{ imported, changes } = { imported: null, changes: [] }] = changed;
    expect(imported).toBe('- 早く気づいた\n- 連絡が15分遅れた');
    expect(changes.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added']);
    expect(changes[2]?.parts.filter((part) => part.changed).map(({ text }) => text)).toEqual(['15分']);
  });

  it('is the same where another program only laid its Markdown out anew', () => {
    expect(compare(markdown.replaceAll(/^- /gmu, '* ').replaceAll('| - |', '| --- |')).changed).toEqual([]);
  });

  it('says when the app changed it as well', () => {
    const grown = outage();
    grown.note(2, '種火を見に行く');
    grown.section(5, 'lessons', '- 別の学び');
    const { changed } = compare(markdown.replace('連絡が遅れた', '連絡が15分遅れた'), grown.draft().draft);
    expect(changed.map(({ key, changedHereToo }) => [key, changedHereToo])).toEqual([['lessons', true]]);
  });
});

describe('what has to be understood is one note each', () => {
  const withoutSection = markdown.replace(/## 学び\n[\s\S]*?(?=## )/u, '');
  it.each([
    ['an unknown heading', `${markdown}\n## 謝辞\n\nみなさんへ\n`, [{ code: 'unknownHeading', words: '謝辞' }]],
    ['a section left out', withoutSection, [{ code: 'missingSection', words: '学び' }]],
    [
      'another wording of a heading',
      markdown.replace('## 4. 根本原因', '## 4. なぜ起きたか'),
      [{ code: 'headingChanged', words: '4. なぜ起きたか' }],
    ],
    ['a byte order mark', `\ufeff${markdown}`, [{ code: 'byteOrderMark', words: null }]],
    ['CRLF', markdown.replaceAll('\n', '\r\n'), [{ code: 'lineEnds', words: null }]],
    [
      'a changed annex',
      markdown.replace('## 付録B', '捏造した行\n\n## 付録B'),
      [{ code: 'madeFromRecord', words: null }],
    ],
    ['no document at all', '# 買い物\n\n- 卵\n', [{ code: 'noSections', words: null }]],
  ])('%s', (_, text, notes) => {
    const compared = compare(text);
    expect(compared.notes).toEqual(notes);
    expect(compared.changed).toEqual([]);
  });

  it('another order', () => {
    const [lessons = ''] = /## 学び\n[\s\S]*?(?=## )/u.exec(markdown) ?? [];
    const moved = withoutSection.replace('## 要約', `${lessons}## 要約`);
    expect(compare(moved).notes).toEqual([{ code: 'reordered', words: null }]);
    expect(compare(moved).changed).toEqual([]);
  });

  it('a heading inside a code block cuts nothing', () => {
    const text = markdown.replace('- 連絡が遅れた', '- 連絡が遅れた\n\n```\n## 6. 改善策\n```');
    const { changed, notes } = compare(text);
    expect(titles(changed)).toEqual(['学び']);
    expect(notes).toEqual([]);
  });

  it('a section twice', () => {
    expect(compare(`${markdown}\n## 学び\n\nもう一度\n`).notes).toEqual([{ code: 'headingTwice', words: '学び' }]);
  });
});
