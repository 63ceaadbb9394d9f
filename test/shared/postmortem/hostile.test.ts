/** Whatever a person, a system or a runbook writes comes out as text: the document keeps its structure, and the text its letters. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';
import { headingsOf, linksOf, listOf, parse, partOf, sectionOf, tableOf, typesIn, under } from './document.ts';
import { outage } from './outage.ts';

const nasty = [
  '| a | b |',
  '\\| \\\\| `|`',
  '``` \n# still code?',
  '~~~',
  '<script>alert(1)</script>',
  '<!-- open',
  '</table>',
  '<br>',
  '# heading',
  '## 6. 改善策',
  '===',
  '---',
  '- [ ] item',
  '1. one',
  '> quote',
  '[link](javascript:alert(1))',
  '![image](http://evil.example/x.png)',
  '[E-001]: http://evil.example',
  '[^1]: note',
  'https://evil.example/?a=b&c=d',
  'www.evil.example',
  'mail me@evil.example now',
  '**bold** _it_ ~~gone~~',
  '&lt;b&gt; &amp; &#35;',
  '\\',
  '`',
  '``',
  '*',
  '_',
  '~',
  'a\u0000b\u001b[31mc',
  '\u202eevil',
  '\ud800 alone',
  '  spaces  around  ',
  'tab\tand\r\nline',
  '全角｜縦棒　と「かぎ」',
  '$x$',
  ':smile:',
  '|',
  '||',
  '-',
  '+',
  ':-',
  '   ',
];

/** Short strings of what Markdown takes to be its own, mixed with what it does not. */
const hostile = fc.oneof(
  fc.constantFrom(...nasty),
  fc.array(fc.constantFrom(...nasty), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'|`*_~<>[]()#+-.!\\&:;/@ \n\tawhtps0x'), minLength: 1, maxLength: 25 }),
);

/** A note of blanks alone asks for no action. */
const note = hostile.filter((value) => seen(value) !== '');

/** What a reader may expect of a text on one line: squeezed blanks, no control characters, whole letters. */
function seen(value: string): string {
  return (
    value
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must not reach a document
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
      .replace(/\s+/gu, ' ')
      .trim()
  );
}

function document(texts: {
  title: string;
  note: string;
  reason: string;
  cause: string;
  source: string;
  alert: string;
}) {
  const story = outage({ title: texts.title, alert: texts.alert, runbook: { hash: 'a', title: texts.title } });
  const log: Reading = {
    kind: 'log',
    source: texts.source,
    lines: 3,
    found: [{ signature: texts.note, count: 2, sample: texts.note }],
    searched: [texts.note],
  };
  story.check(1, texts.source, [{ reading: log, level: 'warning' }], 'warning');
  story.note(2, texts.note);
  story.note(3, `TODO: ${texts.note}`);
  story.cause(4, texts.cause, 'confirmed', ['evidence-1'], texts.reason);
  return story.draft().markdown;
}

const plain = parse(document({ title: 'a', note: 'b', reason: 'c', cause: 'd', source: 'e', alert: 'f' })).children;
const plainTypes = typesIn(plain);
const plainHeadings = [2, 3].map((depth) => headingsOf(plain, depth));

/** Of these as many stand in any document of the same events; texts and code spans may be empty, and so be absent. */
const structure = Object.keys(plainTypes).filter((type) => !['text', 'inlineCode'].includes(type));

describe('hostile texts', () => {
  it('keep the structure and come out letter by letter', () => {
    fc.assert(
      fc.property(
        fc.record({ title: hostile, note, reason: hostile, cause: hostile, source: hostile, alert: hostile }),
        (texts) => {
          const tree = parse(document(texts)).children;
          const { link, ...types } = typesIn(tree);
          for (const type of structure) expect([type, types[type]]).toEqual([type, plainTypes[type]]);
          expect(Object.keys(types).filter((type) => !(type in plainTypes))).toEqual([]);
          expect(linksOf(tree).filter(({ url, shown }) => !isBareAddress(url, shown))).toEqual([]);
          expect(linksOf(tree)).toHaveLength(link ?? 0);
          expect([2, 3].map((depth) => headingsOf(tree, depth))).toEqual(plainHeadings);
          expect(headingsOf(tree, 1)).toEqual([seen(`ポストモーテム #42 ${texts.title}`)]);

          const rows = tableOf(partOf(under(tree, '5. 対応内容'), 'タイムライン'));
          expect(rows[3]?.[1]).toBe(seen(texts.note));
          expect(rows[4]?.[1]).toBe(seen(`TODO: ${texts.note}`));
          const causes = partOf(under(tree, '4. 根本原因'), '確定した原因');
          expect(listOf(causes)[0]?.text).toBe(seen(`${texts.cause} (パターン1)`));
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(nasty)('%j as a note and as an alert', (note) => {
    const tree = parse(document({ title: 'a', note, reason: 'c', cause: 'd', source: 'e', alert: note })).children;
    expect(tableOf(partOf(under(tree, '5. 対応内容'), 'タイムライン'))[3]?.[1]).toBe(seen(note));
    const code = under(tree, '2. 検知方法').find((block) => block.type === 'code');
    // A file's lines end one way, and NUL has no place in it.
    expect(code && 'value' in code ? seen(code.value) : null).toBe(seen(note));
  });

  it('a check’s target with a bar and a backtick stays one cell', () => {
    const story = outage();
    const reading = { kind: 'number', value: 3 } as const;
    story.record.append({
      kind: 'checkRan',
      happenedAtMs: story.at(1),
      payload: {
        command: null,
        checkId: 'c',
        sweepId: null,
        title: '`ps` | wc',
        target: 'ps aux | grep `oven` \\| wc -l',
        durationMs: 1,
        level: 'unknown',
        readings: [{ reading, level: 'unknown' }],
        evidence: null,
      },
    });
    const { markdown } = story.draft();
    expect(tableOf(sectionOf(markdown, '付録C 読み取りに使ったチェック'))[1]).toEqual([
      'ps aux | grep `oven` \\| wc -l',
      '1',
      '不明',
      '–',
    ]);
  });
});

describe('hostile sections of a runbook', () => {
  const runbook = parseRunbook('# 窯');

  it('are headed by their own words, one heading each, and never merge', () => {
    const section = fc.record({ title: note, prompt: fc.option(hostile) });
    fc.assert(
      fc.property(fc.array(section, { maxLength: 5 }), (asked) => {
        const postmortemSections = asked.map((each, index) => ({ ...each, number: index + 1 }));
        const { view, markdown } = outage().draft({ ...runbook, postmortemSections });
        const tree = parse(markdown).children;
        const numbered = headingsOf(tree, 2).filter((title) => /^\d+\. /.test(title));
        expect(numbered.slice(0, asked.length)).toEqual(asked.map(({ title }, i) => `${i + 1}. ${seen(title)}`));
        expect(new Set(view.sections.map(({ key }) => key)).size).toBe(view.sections.length);
        expect(typesIn(tree).html).toBeUndefined();
        const meanings = ['occurrence', 'detection', 'impact', 'cause', 'response', 'actions'];
        expect(view.sections.map(({ key }) => key)).toEqual(expect.arrayContaining(meanings));
      }),
      { numRuns: 40 },
    );
  });
});

/** GFM links a bare address wherever it stands; such a link goes where its letters say, and nowhere that runs. */
function isBareAddress(url: string, shown: string): boolean {
  return [shown, `http://${shown}`, `mailto:${shown}`].includes(url) && /^(?:https?:\/\/|mailto:)/i.test(url);
}
