/** Whatever is in the file, the answer is a model with diagnostics. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runbookSchema } from '../../../shared/runbook/model.ts';
import { parseRunbook } from '../../../shared/runbook/parse-runbook.ts';

const small = `# 灯台の手引き

## 連絡先

| 役割 | 担当者 | 連絡先 | 稼働時間 |
|---|---|---|---|
| 灯台守 | 佐藤 \\| 鈴木 | 内線９ | 夜間 |

## 障害パターン別対応

### 1. 灯が消えた

#### 症状

- \`/lamp\` が応答しない
  - 海が暗い
    - 霧もある

#### 初動確認（１０分以内）

\`\`\`bash
# 1. 油を見る
df -h | grep oil
# Docker環境の場合
docker logs <lamp_id> --tail 5
\`\`\`

#### 原因と対応

| 原因 | 確認方法 | 対応 |
|---|---|---|
| 油切れ | ログに "oil | empty" | 注ぐ |
| 芯切れ | ログに "wick \\| broken" | 替える → パターン1参照 |
`;

const codesOf = (input: Uint8Array | string) => parseRunbook(input).diagnostics.map(({ code }) => code);

function expectModel(input: Uint8Array | string): void {
  const runbook = parseRunbook(input);
  expect(runbookSchema.parse(runbook)).toEqual(runbook);
}

describe('files that are no runbook', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t\r\n　'],
    ['a lone byte order mark', new Uint8Array([0xef, 0xbb, 0xbf])],
  ])('%s is empty', (_, input) => {
    expect(codesOf(input)).toContain('empty');
  });

  it('bytes that are no text are called binary', () => {
    const picture = new Uint8Array([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
    ]);
    expect(parseRunbook(picture)).toMatchObject({
      title: null,
      patterns: [],
      diagnostics: [{ code: 'binary', severity: 'error' }],
    });
  });

  it('a file in another encoding is read as far as it goes', () => {
    const bytes = new TextEncoder().encode(small);
    const broken = new Uint8Array([...bytes.slice(0, bytes.length - 1), 0x93, 0xfa]);
    expect(codesOf(broken)).toContain('not-utf8');
    expect(parseRunbook(broken).patterns).toHaveLength(1);
  });

  it('prose without headings is kept, and its lack of patterns is an error', () => {
    const runbook = parseRunbook('Call somebody.');
    expect(runbook.overview).toBe('Call somebody.');
    expect(runbook.diagnostics).toContainEqual(expect.objectContaining({ code: 'no-patterns', severity: 'error' }));
  });
});

describe('ways of writing', () => {
  it('keeps escaped pipes, nested items and full-width digits', () => {
    const runbook = parseRunbook(small);
    expect(runbook.contacts[0]).toMatchObject({ person: '佐藤 | 鈴木', contact: '内線９', hours: '夜間' });
    const [pattern] = runbook.patterns;
    expect(pattern?.symptoms.map(({ text }) => text)).toEqual(['/lamp が応答しない', '海が暗い', '霧もある']);
    expect(pattern?.procedures[0]?.withinMinutes).toBe(10);
    expect(pattern?.causes[1]).toMatchObject({ signatures: ['wick | broken'], seePattern: 1 });
  });

  it.each(['\n', '\r\n', '\r'])('reads lines that end in %j alike', (end) => {
    const { diagnostics: expected, ...facts } = parseRunbook(small);
    const { diagnostics, ...read } = parseRunbook(small.replaceAll('\n', end));
    expect(read).toEqual(facts);
    expect(diagnostics).toEqual(expected);
  });

  it('takes bold lines for the parts of a pattern', () => {
    const bold = small.replaceAll(/^#### (.*)$/gmu, '**$1**');
    const withoutPlaces = ({ line: _line, column: _column, ...symptom }: { line: number; column: number }) => symptom;
    expect(parseRunbook(bold).patterns[0]?.symptoms.map(withoutPlaces)).toEqual(
      parseRunbook(small).patterns[0]?.symptoms.map(withoutPlaces),
    );
    expect(parseRunbook(bold).patterns[0]?.causes).toHaveLength(2);
  });

  it('reads one failure whose parts stand right below the title', () => {
    const { title, patterns } = parseRunbook('# Lamp out\n\n## Symptoms\n\n- 503\n\n## First checks\n\nLook up.\n');
    expect(title).toBe('Lamp out');
    expect(patterns).toMatchObject([
      { id: 'pattern-1', title: 'Lamp out', symptoms: [{ text: '503' }], procedures: [{ kind: 'checks' }] },
    ]);
  });

  it('reads patterns beside their chapter, and without numbers or twice the same', () => {
    const beside =
      '# T\n\n## Failure patterns\n\n## Wind\n\n### Symptoms\n\n- 503\n\n## 4. Rain\n\n### Symptoms\n\n- 502\n\n## 4. Snow\n\n### Symptoms\n\n- 504\n';
    const runbook = parseRunbook(beside);
    expect(runbook.patterns.map(({ id, number }) => [id, number])).toEqual([
      ['pattern-1', 1],
      ['pattern-4', 4],
      ['pattern-4-2', 4],
    ]);
    expect(codesOf(beside)).toEqual(expect.arrayContaining(['pattern-without-number', 'duplicate-pattern-number']));
  });

  it('does not call two equal rules of rolling back different', () => {
    const rule = '- more than 5% fail\n- data is lost\n';
    const text = `# T\n\n## Patterns\n\n### 1. After a release\n\n#### Rollback criteria\n\n${rule}\n## FAQ\n\n### When do we roll back?\n\n`;
    expect(codesOf(`${text}${rule}`)).not.toContain('rollback-rules-differ');
    expect(codesOf(`${text}${rule}- nobody sleeps\n`)).toContain('rollback-rules-differ');
  });
});

describe('any text', () => {
  const fragment = fc.constantFrom(
    '#',
    '## ',
    '### 1. ',
    '- ',
    '- [ ] ',
    '1. ',
    '> ',
    '|',
    '|-|-|',
    '```bash\n',
    '```',
    '\n',
    '\n\n',
    '  ',
    '**',
    '`',
    '[',
    '](',
    '<',
    '症状',
    'Symptoms',
    '原因',
    'Patterns',
    'FAQ',
    'Q1. ',
    '30分以内',
    '< 5%',
    '\u0000',
    '\uFEFF',
    '\r',
    '\t',
    'curl http://h/ | grep x',
    '\\',
    '&amp;',
    '—',
    '１',
  );

  it('gives a model', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), expectModel), { numRuns: 200 });
  });

  it('gives a model however Markdown is put together', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fragment, fc.string({ maxLength: 8 })), { maxLength: 80 }), (parts) =>
        expectModel(parts.join('')),
      ),
      { numRuns: 400 },
    );
  });

  it('gives a model for any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), expectModel), { numRuns: 200 });
  });

  it('gives a model wherever the file is cut', () => {
    const bytes = new TextEncoder().encode(small);
    fc.assert(
      fc.property(fc.nat({ max: bytes.length }), (end) => expectModel(bytes.slice(0, end))),
      { numRuns: 150 },
    );
  });

  it('gives each node an id of its own', () => {
    const { patterns } = parseRunbook(`${small}\n${small}`);
    const ids = patterns.flatMap(({ id, symptoms, causes, procedures }) => [
      id,
      ...[...symptoms, ...causes, ...procedures].map((node) => node.id),
      ...procedures.flatMap(({ steps, items }) =>
        [...steps, ...items, ...steps.flatMap(({ commands }) => commands)].map((node) => node.id),
      ),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

/** Each ends in seconds; the runner's own time limit is the only clock here. */
describe('five megabytes', () => {
  const size = 5_000_000;
  const filled = (text: string) => text.repeat(Math.ceil(size / text.length));

  it.each([
    ['bars', '|'],
    ['lines of bars', `${'|'.repeat(80)}\n`],
    ['hashes', '#'],
    ['headings', '# #\n'],
    ['brackets', '['],
    ['lines of brackets', `${'['.repeat(80)}\n`],
    ['backticks', '`` ``` '],
    ['fences', '```\n'],
    ['quotes', '>'],
    ['stars', `${'*a_'.repeat(60)}\n\n`],
    ['items in items', `${'- '.repeat(11)}a\n`],
    ['deeper and deeper items', Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}- a\n`).join('')],
  ])(
    'of %s end, with something to say',
    (_, text) => {
      const codes = codesOf(filled(text));
      const limits = ['line-too-long', 'formatting-ignored', 'too-much-to-read', 'block-cut'];
      expect(codes.some((code) => limits.includes(code))).toBe(true);
    },
    120_000,
  );

  it('of real runbook are read to their last line', () => {
    const count = Math.ceil(size / new TextEncoder().encode(small).length);
    const { patterns, contacts, diagnostics } = parseRunbook(small.repeat(count));
    expect(contacts).toHaveLength(count);
    expect(patterns).toHaveLength(count);
    expect(patterns.every(({ symptoms, causes }) => symptoms.length === 3 && causes.length === 2)).toBe(true);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  }, 120_000);
});
