/** Action items as they are copied into trackers: read back by other programs, nothing that was typed becomes structure. */
import fc from 'fast-check';
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { actionCsv } from '../../../shared/actions/action-csv.ts';
import type { ActionItemRecord } from '../../../shared/actions/action-item-record.ts';
import { withActionTable } from '../../../shared/actions/action-table-text.ts';
import { githubIssues } from '../../../shared/actions/github-issue.ts';
import { jiraWiki } from '../../../shared/actions/jira-wiki.ts';
import { headings, linksOf, parse, tableOf, typesIn } from '../postmortem/document.ts';

const item: ActionItemRecord = {
  itemId: 'x',
  number: 1,
  label: 'A-1',
  text: '接続数が 80 を超えたら通知する',
  kind: 'detect',
  term: 'permanent',
  owner: '鈴木',
  due: '2026-12-09',
  doneWhen: '試験で通知が届く',
  priority: 'high',
  ticket: 'https://tracker.example/OPS-1',
  proposal: null,
  status: 'open',
  reason: null,
  settledAtMs: null,
  addedAtMs: 0,
};

const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc.constantFrom(
    "=cmd|' /C calc'!A0",
    '＝1+1',
    ' +1',
    '-2',
    '@SUM(A1)',
    '"quoted", and',
    'a\r\nb',
    '| cell |',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '{code}x{code}',
    '!image.png!',
    '[~admin]',
    'h1. title',
    '@team see #12',
    '# not a heading',
    '- item',
    '\u202eevil',
    '```',
  ),
);

/** RFC 4180, written here by itself. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    if (text[at] !== '"') throw new Error(`not quoted at ${at}`);
    let cell = '';
    for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
      if (text[at] === '"') at += 1;
      cell += text[at];
    }
    rows.at(-1)?.push(cell);
    at += 1;
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      at += 2;
      if (at < text.length) rows.push([]);
    } else throw new Error(`neither comma nor end at ${at}`);
  }
  return rows;
}

describe('CSV', () => {
  it('has every field under its name', () => {
    expect(readCsv(actionCsv([{ ...item, status: 'done', reason: '試験 3回' }], '#42 注文できない', 'ja'))).toEqual([
      [
        'インシデント',
        'ID',
        '改善策',
        '種別',
        '暫定/恒久',
        '担当',
        '期日',
        '優先度',
        '完了条件',
        '状態',
        '完了の確認 / 見送りの理由',
        'チケット',
      ],
      [
        '#42 注文できない',
        'A-1',
        item.text,
        '検知',
        '恒久対応',
        '鈴木',
        '2026-12-09',
        '高',
        '試験で通知が届く',
        '完了',
        '試験 3回',
        'https://tracker.example/OPS-1',
      ],
    ]);
  });

  it('keeps its cells apart and starts no formula, whatever was typed', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (text, owner, incident) => {
        const rows = readCsv(actionCsv([{ ...item, text, owner }, item], incident, 'en'));
        expect(rows.map((cells) => cells.length)).toEqual([12, 12, 12]);
        for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|[\r\n]/u);
        expect(rows[2]?.[2]).toBe(item.text);
      }),
    );
  });
});

describe('GitHub issue', () => {
  it('is a title with its facts', () => {
    expect(githubIssues([item], '#42 注文できない', 'ja')).toBe(
      [
        '## 接続数が 80 を超えたら通知する',
        '',
        '- インシデント: #\u200b42 注文できない',
        '- ID: A-1',
        '- 種別: 検知',
        '- 暫定/恒久: 恒久対応',
        '- 担当: 鈴木',
        '- 期日: 2026-12-09',
        '- 優先度: 高',
        '- 完了条件: 試験で通知が届く',
        '- 状態: 未完了',
        '- チケット: <https://tracker.example/OPS-1>',
        '',
      ].join('\n'),
    );
  });

  it('is one heading and one list each, with no HTML, image or foreign link, and calls nobody', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (text, owner, doneWhen) => {
        const markdown = githubIssues([{ ...item, text, owner, doneWhen }, item], '#1 t', 'en');
        const { children } = parse(markdown);
        expect(children.map(({ type }) => type)).toEqual(['heading', 'list', 'heading', 'list']);
        const types = typesIn(children);
        expect([types.html, types.image, types.code]).toEqual([undefined, undefined, undefined]);
        for (const { url } of linksOf(children)) expect(url).toMatch(/^(?:https?|mailto):/u);
        expect(children.map((block) => textOf(block)).join('\n')).not.toMatch(/[@#](?=[\w-])/u);
      }),
    );
  });
});

describe('Jira', () => {
  it('is a heading with its facts', () => {
    expect(jiraWiki([item], '#42 t', 'en').split('\n').slice(0, 3)).toEqual([
      'h3. 接続数が 80 を超えたら通知する',
      '* *Incident:* \\#42 t',
      '* *ID:* A\\-1',
    ]);
    expect(jiraWiki([item], '#42 t', 'en')).toContain('* *Ticket:* [https://tracker.example/OPS-1]');
  });

  it('has one line for each fact, and none of its signs unescaped', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, owner) => {
        const lines = jiraWiki([{ ...item, text, owner, ticket: null }], '#1 t', 'en').split('\n');
        expect(lines).toHaveLength(10);
        const [title = '', ...facts] = lines;
        expect(title.slice(4)).not.toMatch(/(?<!\\)(?:\\\\)*[{}[\]|*_^~+!#]/u);
        for (const fact of facts) {
          expect(fact).toMatch(/^\* \*[^*]+:\* /u);
          expect(fact.replace(/^\* \*[^*]+:\* /u, '')).not.toMatch(/(?<!\\)(?:\\\\)*[{}[\]|*_^~+!#]/u);
        }
      }),
    );
  });
});

describe('the table in a section that a person wrote', () => {
  const table = '| ID | 改善策 |\n| --- | --- |\n| A-1 | 新しい |\n';
  it('replaces the one that is there, and nothing else', () => {
    const written =
      '前書き\n\n| ID | 改善策 |\n| - | - |\n| A-1 | 古い |\n\n後書き\n\n| 表 | 別 |\n| - | - |\n| a | b |';
    const joined = withActionTable(written, table);
    expect(joined).toBe(`前書き\n\n${table.trimEnd()}\n\n後書き\n\n| 表 | 別 |\n| - | - |\n| a | b |`);
    expect(withActionTable(joined, table)).toBe(joined);
  });

  it('comes first where there is none', () => {
    const joined = withActionTable('文だけ', table);
    expect(tableOf(parse(joined).children)[1]).toEqual(['A-1', '新しい']);
    expect(joined.endsWith('文だけ')).toBe(true);
    expect(headings(joined, 2)).toEqual([]);
  });
});
