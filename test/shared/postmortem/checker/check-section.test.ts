/** The checker as a whole: places, offered wordings, what stands out of its reach, and what no text may do to it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkContextOf } from '../../../../shared/postmortem/checker/check-context.ts';
import { checkSection, withRewrite } from '../../../../shared/postmortem/checker/check-section.ts';
import { rules } from '../../../../shared/postmortem/checker/registry.ts';
import { ruleCodes } from '../../../../shared/postmortem/checker/rule-code.ts';
import { memoryRecord } from '../../incident/record.ts';
import { outage } from '../outage.ts';
import { foundBy, plainContext } from './examples.ts';

const sections = ['summary', 'impact', 'cause', 'response', 'actions', 'lessons', 'own:別の節'];

describe('an offered wording', () => {
  it.each([
    ['impact', '一部のユーザーに影響。', 'ユーザー 〈数〉 (全体の〈割合〉%)に影響。'],
    ['impact', 'It hit some users.', 'It hit 〈count〉 users (〈share〉 % of all).'],
    ['response', '事前に確認すべきだった。', '事前に確認する手順や仕組みがなかった。'],
    ['summary', '全停止した。', '一部停止 (外形監視 40回のうち 12回が失敗)した。'],
    ['cause', 'ロックが原因で止まった。', 'ロックが原因で止まった (根拠 〈E-番号〉)。'],
    ['actions', '- 索引を削除する。', '- 索引を削除する (担当: 〈担当〉、期日: 〈期日〉)。'],
    ['actions', '- Delete the index (owner: Sato)', '- Delete the index (owner: Sato) (期日: 〈期日〉)'],
    ['cause', 'BFF が詰まった', 'BFF (〈正式な名前〉) が詰まった'],
    ['response', 'password=hunter2secret を使った', 'password=[redacted] を使った'],
    [
      'actions',
      '| ID | 改善策 | 担当 |\n| - | - | - |\n| A-1 | 通知 |  |',
      '| ID | 改善策 | 担当 |\n| - | - | - |\n| A-1 | 通知 | 〈担当〉 |',
    ],
  ])('in %s: %s', (section, text, better) => {
    const [finding] = checkSection(section, text, plainContext).filter(({ rewrite }) => rewrite !== null);
    expect(finding && withRewrite(text, finding)).toBe(better);
  });

  it('is found by its own blanks until they are filled', () => {
    const text = '一部のユーザーに影響。';
    const [finding] = foundBy('vagueNumber', 'impact', text);
    const better = finding ? withRewrite(text, finding) : '';
    expect(foundBy('vagueNumber', 'impact', better)).toEqual([]);
    expect(foundBy('openBlank', 'impact', better)).toHaveLength(2);
  });
});

it('says what others wrote or ran nothing of: code, quotes, addresses, and the rows of the timeline', () => {
  const text = '```\n担当者のミス\n```\n> 担当者のミス\n`担当者のミス` [記録](https://例/担当者のミス)';
  expect(checkSection('cause', text, plainContext)).toEqual([]);
  expect(checkSection('response', '| 10:05 | 担当者のミスかもしれない |', plainContext)).toEqual([]);
  expect(checkSection('lessons', '| 担当者のミス |', plainContext)).toHaveLength(1);
});

it('every rule names a public source', () => {
  for (const code of ruleCodes) {
    expect(rules[code].code).toBe(code);
    expect(new URL(rules[code].source.url).protocol).toBe('https:');
    expect(rules[code].source.title).not.toBe('');
  }
});

const pieces = [
  '担当者の',
  'ミス',
  '一部の',
  'ユーザー',
  'べきだった',
  '原因は',
  'E-001',
  '〈',
  '〉',
  '|',
  '```',
  '`',
  '> ',
  '\n',
  '\r\n',
  '。',
  '. ',
  'should have ',
  'the operator ',
  'because ',
  'ABC',
  '(',
  ')',
  '数',
  '件',
  'password=',
  'Bearer ',
  '\u{1f525}',
  '\ud800',
  '  - ',
  '# ',
  '全停止',
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
);

it('never throws, and every place lies within the text', () => {
  fc.assert(
    fc.property(fc.constantFrom(...sections), anyText, (section, text) => {
      for (const finding of checkSection(section, text, { ...plainContext, names: ['ミス', '', '佐藤'] })) {
        expect(finding.start).toBeGreaterThanOrEqual(0);
        expect(finding.end).toBeGreaterThan(finding.start);
        expect(finding.end).toBeLessThanOrEqual(text.length);
        expect(text.slice(finding.start, finding.end)).toBe(finding.found);
        const { rewrite } = finding;
        if (rewrite !== null) {
          expect(rewrite.start).toBeGreaterThanOrEqual(0);
          expect(rewrite.start).toBeLessThanOrEqual(rewrite.end);
          expect(rewrite.end).toBeLessThanOrEqual(text.length);
        }
      }
    }),
    { numRuns: 400 },
  );
});

/** What a pattern that goes back and forth would never be done with. */
const long = [
  'a',
  'あ',
  '数',
  '漢',
  'ア',
  ' ',
  '\n',
  '|',
  '`',
  '(',
  'A',
  'A1',
  '担当者の',
  '鈴木さん',
  'the operator ',
  'some of ',
  '原因は',
  '。',
  '. ',
  '[',
  '<!--',
  '> ',
  '- ',
  '  - a\n',
  'ていれば',
  'should ',
  'password',
  'password=',
  'http://',
  '://a:',
  '-----BEGIN PRIVATE KEY-----',
  '一部の',
  '佐藤',
  '〈',
  '| a | b |\n',
  '| a. ',
  'eyJaaaa.',
];

it.each(long)('reads 200 KB of %j in one go', (piece) => {
  const text = piece.repeat(Math.ceil(200_000 / piece.length));
  // A pattern that takes more than linear time would outlast the test's own limit many times over.
  for (const section of ['cause', 'actions'])
    expect(Array.isArray(checkSection(section, text, plainContext))).toBe(true);
});

describe('what the record says beside the text', () => {
  const http = (status: number) =>
    ({
      kind: 'http',
      url: 'http://10.0.0.9:7000/orders',
      path: '/orders',
      method: 'GET',
      health: false,
      outcome: 'answered',
      status,
      durationMs: 5,
    }) as const;
  const partial = (statuses: number[]) => {
    const story = outage();
    statuses.forEach((status, index) => {
      story.check(index, '/orders', [{ reading: http(status), level: status < 500 ? 'normal' : 'critical' }], 'normal');
    });
    return checkContextOf(story.record.state(), '', '').partialService;
  };

  it.each([
    [[500, 200, 503], { tried: 3, failed: 2 }],
    [[200, 500, 500, 200], null],
    [[500, 500], null],
    [[], null],
    [[200, 200], { tried: 2, failed: 0 }],
  ])('requests that gave %j', (statuses, expected) => {
    expect(partial(statuses)).toEqual(expected);
  });

  it('knows abbreviations that another section explains, and those of the names', () => {
    const { knownAbbreviations } = checkContextOf(
      outage({ title: 'KURA が遅い' }).record.state(),
      '',
      '中継 (BFF) と RPQ: 遅延',
    );
    expect([...knownAbbreviations].sort()).toEqual(['BFF', 'KURA', 'RPQ']);
  });

  it('does so of an empty record', () => {
    expect(checkContextOf(memoryRecord().state(), '', '')).toMatchObject({ names: [], partialService: null });
  });
});
