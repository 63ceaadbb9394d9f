/** The filters against the programs they stand for, on the same lines. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grepMatcher } from '../../../shared/runbook/commands/grep-matcher.ts';
import { readTextFilter } from '../../../shared/runbook/commands/text-filters.ts';
import { applyFilters } from '../../../shared/runbook/filters.ts';
import type { Filter } from '../../../shared/runbook/model.ts';

/** What the real program prints, or null where it refuses. */
function printed(program: string, words: string[], lines: readonly string[]): string[] | null {
  const input = lines.map((line) => `${line}\n`).join('');
  const locale = program === 'grep' ? 'C.UTF-8' : 'C';
  const run = spawnSync(program, words, {
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: locale },
  });
  if (run.status === null || run.status > 1 || (program !== 'grep' && run.status !== 0)) return null;
  return run.stdout === '' ? [] : run.stdout.replace(/\n$/, '').split('\n');
}

function filtered(program: string, words: string[], lines: readonly string[]): string[] | null {
  const filters = readTextFilter(program, words)?.filters;
  return filters === null || filters === undefined ? null : applyFilters(lines, filters);
}

const log = [
  '2031-04-05 10:00:01 ERROR pool exhausted: 50/50',
  '2031-04-05 10:00:02 INFO GET /carts 200 12ms',
  '2031-04-05 10:00:02 INFO GET /carts 200 12ms',
  '2031-04-05 10:00:03 WARN slow query (1800 ms) {"table":"orders"}',
  'tcp 0 0 0.0.0.0:9090 0.0.0.0:* LISTEN',
  'a+b a{2} a|b ^start end$ [x] back\\slash',
  '',
  '注文サービス エラー',
];

const commands: [string, string[]][] = [
  ['grep', ['ERROR\\|WARN']],
  ['grep', ['-E', 'ERROR|WARN']],
  ['grep', ['-ci', 'error']],
  ['grep', ['-v', 'INFO']],
  ['grep', ['-F', 'a+b']],
  ['grep', ['a+b']],
  ['grep', ['a\\{2\\}']],
  ['grep', ['-E', 'a\\{2\\}']],
  ['grep', ['-E', '{"table"']],
  ['grep', ['[0-9]\\{4\\} ms']],
  ['grep', [':9090\\b']],
  ['grep', ['\\<slow\\>']],
  ['grep', ['-x', '注文.*']],
  ['grep', ['-e', 'ERROR', '-e', 'LISTEN']],
  ['grep', ['[[:upper:]]\\{5\\}']],
  ['grep', ['*']],
  ['grep', ['^*']],
  ['grep', ['end$']],
  ['grep', ['[]x]']],
  ['grep', ['-m', '2', 'INFO']],
  ['grep', ['']],
  ['wc', ['-l']],
  ['wc', ['-c']],
  ['head', ['-3']],
  ['head', ['-n', '0']],
  ['tail', ['-n', '2']],
  ['tail', ['-n0']],
  ['sort', []],
  ['sort', ['-r']],
  ['sort', ['-u']],
  ['uniq', ['-c']],
  ['cut', ['-d', ' ', '-f', '2-4,1']],
];

describe('the filters', () => {
  it.each(commands)('print what %s %j prints', (program, words) => {
    const expected = printed(program, words, log);
    expect(expected).not.toBeNull();
    expect(filtered(program, words, log)).toEqual(expected);
  });

  it('sort by number and by size as the program does', () => {
    const number = fc.oneof(
      fc.integer({ min: -200, max: 2000 }).map(String),
      fc.double({ min: -9, max: 9, noNaN: true }).map((value) => value.toFixed(2)),
      fc.constantFrom(
        '007',
        '1.50',
        '1.5',
        '-0',
        '0',
        ' 12',
        '12 x',
        'x',
        '',
        '.5',
        '-.5',
        '9007199254740993',
        '9007199254740992',
      ),
    );
    const size = fc
      .tuple(number, fc.constantFrom('', 'K', 'k', 'M', 'G', 'T', 'B', '\t/var'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.array(size, { maxLength: 12 }),
        fc.constantFrom('-n', '-h', '-rn', '-hr', '-r'),
        (lines, option) => {
          expect(filtered('sort', [option], lines)).toEqual(printed('sort', [option], lines));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('sort text outside the basic plane by its bytes', () => {
    const lines = ['\u{1F525}', '\uFF5E', 'z', '火', '\u{10FFFF}'];
    expect(filtered('sort', [], lines)).toEqual(printed('sort', [], lines));
  });

  it('select the lines that grep selects, or admit that they cannot', () => {
    const atom = fc.constantFrom(
      ...[
        'a',
        'b',
        '.',
        '[ab]',
        '[^a]',
        '\\w',
        '\\W',
        '\\<',
        '\\>',
        '\\b',
        '^',
        '$',
        '(a|b)',
        '\\(a\\|ab\\)',
        '{',
        '|',
      ],
      ...['\\|', '(', ')', '[[:digit:]]', '\\.', '-', '1', '\\{', '}', '[a-c]', 'é', '\\B', '\\s', '\\+', '\\?'],
    );
    const suffix = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,2}', '\\{2\\}', '\\{0,1\\}', '**', '{,1}');
    const pattern = fc.array(
      fc.tuple(atom, suffix).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 5 },
    );
    const line = fc.string({
      unit: fc.constantFrom('a', 'b', 'A', '1', ' ', '-', '.', '{', '}', '|', 'é', '+', '_'),
      maxLength: 8,
    });
    let compared = 0;
    fc.assert(
      fc.property(
        pattern.map((parts) => parts.join('')),
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.subarray(['-E', '-i', '-v']),
        (text, lines, options) => {
          const words = [...options, '-e', text];
          const actual = filtered('grep', words, lines);
          if (actual === null) return;
          compared += 1;
          expect(actual).toEqual(printed('grep', words, lines));
        },
      ),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  it('uniq, head, tail and cut agree with the programs on any lines', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'b', ':', ' '), maxLength: 5 });
    const chosen = fc.constantFrom<[string, string[]]>(
      ['uniq', []],
      ['uniq', ['-c']],
      ['head', ['-n2']],
      ['tail', ['-3']],
      ['cut', ['-d:', '-f1,3']],
      ['cut', ['-d', ' ', '-f2']],
      ['wc', ['-w']],
      ['wc', ['-c']],
      ['sort', ['-u']],
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), chosen, (lines, [program, words]) => {
        expect(filtered(program, words, lines)).toEqual(printed(program, words, lines));
      }),
      { numRuns: 150 },
    );
  });

  it('follow patterns that make backtracking explode', () => {
    const matches = grepMatcher('(a|a)*(a*)*(a+)+b', 'extended', false);
    expect(matches?.('a'.repeat(20_000))).toBe(false);
    expect(matches?.(`${'a'.repeat(20_000)}b`)).toBe(true);
  });

  it('refuse what they cannot follow', () => {
    expect(grepMatcher('\\(a\\)\\1', 'basic', false)).toBeNull();
    expect(grepMatcher('((a{200}){200}){200}', 'extended', false)).toBeNull();
    expect(grepMatcher('(a', 'extended', false)).toBeNull();
    const backReference: Filter = {
      kind: 'grep',
      pattern: '\\(a\\)\\1',
      syntax: 'basic',
      ignoreCase: false,
      invert: true,
      count: false,
    };
    expect(applyFilters(['aa', 'b'], [backReference])).toEqual([]);
  });

  it('run one after the other', () => {
    const filters: Filter[] = [
      { kind: 'grep', pattern: 'INFO', syntax: 'basic', ignoreCase: false, invert: false, count: false },
      { kind: 'count', unit: 'lines' },
    ];
    expect(applyFilters(log, filters)).toEqual(['2']);
  });
});
