/**
 * The committed examples as a reader has them, Markdown alone: the sections in their order, nothing cited that is not there, no sentence
 * without a citation, no wording that the checker would mark and nobody explained, and nothing of the machine that made them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { readExampleIndex } from '../../scripts/examples/example-index.ts';
import { stories } from '../../scripts/examples/stories.ts';
import { tellStory } from '../../scripts/examples/tell-story.ts';
import { checkSection } from '../../shared/postmortem/checker/check-section.ts';
import { explainedAbbreviations } from '../../shared/postmortem/checker/rules/undefined-abbreviation.ts';
import { headings, parse, sectionsOf, under } from '../shared/postmortem/document.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'examples');
const index = readExampleIndex(folder);
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

const ordered = {
  ja: ['要約', '1. 発生日時', '2. 検知方法', '3. 影響範囲', '4. 根本原因', '5. 対応内容', '6. 改善策', '学び'],
  en: [
    'Summary',
    '1. When it happened',
    '2. How it was detected',
    '3. Impact',
    '4. Root cause',
    '5. Response',
    '6. Improvements',
    'Lessons',
  ],
} as const;
const keys = ['summary', 'occurrence', 'detection', 'impact', 'cause', 'response', 'actions', 'lessons'] as const;
const annex = { ja: /^付録/u, en: /^Annex/u } as const;
const label = /(?<![\w-])[ER]-[A-Z]{0,3}\d{3,}(?!\w)/gu;

/** The Markdown under a heading of depth 2, as it stands in the file. */
function sourceUnder(markdown: string, title: string): string {
  const start = markdown.indexOf(`\n## ${title}\n`);
  const end = markdown.indexOf('\n## ', start + 1);
  expect(start, title).toBeGreaterThan(0);
  return markdown.slice(start + title.length + 5, end);
}

it('there are ten, each committed under its name, and nothing else', () => {
  const files = stories.flatMap(({ name, language }) => [`${name}.${language}.html`, `${name}.${language}.md`]);
  expect(stories).toHaveLength(10);
  expect(readdirSync(folder).sort()).toEqual([...files, 'README.md', 'index.json'].sort());
  for (const file of files) expect(read('README.md')).toContain(`(${file})`);
});

describe.each(stories.map(({ name, language }) => ({ name, language })))('$name', ({ name, language }) => {
  const markdown = read(`${name}.${language}.md`);
  const known = index.find((each) => each.name === name);
  const bodyTitles = headings(markdown, 2).filter((title) => !annex[language].test(title));

  it('has the six sections between summary and lessons, in the order of its runbook', () => {
    expect(bodyTitles).toEqual(ordered[language]);
    expect(headings(markdown, 1)).toHaveLength(1);
  });

  it('cites what its own annexes hold', () => {
    const rows = new Set([...markdown.matchAll(/^\| ((?:E|R)-[A-Z]*\d+) \|/gmu)].map(([, found]) => found));
    const cited = bodyTitles.flatMap((title) => sourceUnder(markdown, title).match(label) ?? []);
    expect(cited.length).toBeGreaterThan(20);
    expect([...new Set(cited)].filter((each) => !rows.has(each))).toEqual([]);
  });

  it('cites something for every cause, lesson, count and row of the timeline', () => {
    const statements = bodyTitles.flatMap((title) =>
      ['cause', 'lessons', 'occurrence'].includes(keys[bodyTitles.indexOf(title)] ?? '')
        ? under(parse(markdown).children, title).flatMap((block) => {
            if (block.type === 'list') return block.children.map((item) => textOf(item));
            return block.type === 'table'
              ? block.children.slice(1).map((row) => row.children.map((cell) => textOf(cell)).join(' | '))
              : [];
          })
        : [],
    );
    expect(statements.length).toBeGreaterThan(10);
    expect(statements.filter((text) => text.match(label) === null && !/未記入|Not filled in/u.test(text))).toEqual([]);
    const timeline = sectionsOf(under(parse(markdown).children, ordered[language][5]), 3)[1]?.blocks ?? [];
    const rows = timeline.flatMap((block) => (block.type === 'table' ? block.children.slice(1) : []));
    expect(rows.filter((row) => textOf(row.children.at(-1) ?? row).match(label) === null)).toEqual([]);
  });

  it('has an explanation for whatever the checker marks', () => {
    const head = markdown.slice(0, markdown.indexOf('\n## '));
    const context = {
      language,
      names: known?.names ?? [],
      partialService: { tried: 10, failed: 5 },
      knownAbbreviations: new Set([...explainedAbbreviations(markdown), ...(head.match(/[A-Z][A-Z0-9]{1,6}/gu) ?? [])]),
    };
    const found = bodyTitles.flatMap((title, at) =>
      checkSection(keys[at] ?? '', sourceUnder(markdown, title), context).map(({ section, rule, found: words }) => ({
        section,
        rule,
        found: words,
      })),
    );
    const explained = (known?.accepted ?? []).map(({ section, rule, found: words }) => ({
      section,
      rule,
      found: words,
    }));
    expect(known).toBeDefined();
    expect(found.filter((each) => !explained.some((other) => JSON.stringify(other) === JSON.stringify(each)))).toEqual(
      [],
    );
    expect(known?.accepted.every(({ reason }) => reason !== '')).toBe(true);
  });

  it('names nothing of the machine that made it', () => {
    for (const text of [markdown, read(`${name}.${language}.html`)]) {
      expect(
        text.match(/\/tmp\/|\/home\/|\/root\/|\/Users\/|\/mnt\/|hikeshi-examples|127\.0\.0\.1:\d|localhost:\d{5}/u),
      ).toBeNull();
    }
  });
});

it('one that is lived through again says the same, but for its second and its hashes', async () => {
  const story = stories.find(({ name }) => name === '09-entered-afterwards');
  if (story === undefined) throw new Error('the short story is gone');
  const bare = (text: string) =>
    text
      .replace(/\b[0-9a-f]{64}\b/gu, 'hash')
      .replace(/\d{2}:\d{2}:\d{2}/gu, 'time')
      .split('\n');
  const { markdown, open } = await tellStory(story);
  expect(open).toEqual([]);
  expect(bare(markdown)).toEqual(bare(read(`${story.name}.${story.language}.md`)));
}, 120_000);
