import fc from 'fast-check';
import type { Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import {
  tableAt,
  withCell,
  withColumn,
  withoutColumn,
  withoutRow,
  withRow,
  withTable,
} from '../../../shared/markdown/table-source.ts';
import { parse } from '../postmortem/document.ts';

const text = ['# 影響', '', '| 対象 | 件数 |', '|:--|--:|', '| 注文 | 3 |', '|決済|  5|', '', '以上。'].join('\n');
const inTable = text.indexOf('注文');

function tableAtOrFail(markdown: string, offset: number) {
  const table = tableAt(markdown, offset);
  if (table === null) throw new Error('no table');
  return table;
}

describe('a table in a text', () => {
  it('is found where the caret stands in it, and nowhere else', () => {
    expect(tableAtOrFail(text, inTable)).toMatchObject({
      align: ['left', 'right'],
      rows: [
        ['対象', '件数'],
        ['注文', '3'],
        ['決済', '5'],
      ],
    });
    expect(tableAt(text, 2)).toBeNull();
    expect(tableAt(text, text.length)).toBeNull();
    expect(tableAt('- | a |\n  | - |', 5)).toBeNull();
    expect(tableAt('```\n| a |\n| - |\n```', 6)).toBeNull();
  });

  it('writes only the lines that changed', () => {
    const table = tableAtOrFail(text, inTable);
    expect(withTable(text, table, withCell(table, 1, 1, '4'))).toBe(text.replace('| 注文 | 3 |', '| 注文 | 4 |'));
    expect(withTable(text, table, withoutRow(table, 1))).toBe(text.replace('| 注文 | 3 |\n', ''));
    expect(withTable(text, table, withRow(table, 2))).toBe(text.replace('|決済', '|  |  |\n|決済'));
  });

  it('adds and takes out columns with their alignment', () => {
    const table = tableAtOrFail(text, inTable);
    expect(withTable(text, table, withColumn(table, 1))).toBe(
      '# 影響\n\n| 対象 |  | 件数 |\n| :-- | --- | --: |\n| 注文 |  | 3 |\n| 決済 |  | 5 |\n\n以上。',
    );
    expect(withTable(text, table, withoutColumn(table, 0))).toContain('| 件数 |\n| --: |\n| 3 |\n| 5 |\n');
    const single = tableAtOrFail('| a |\n| - |', 2);
    expect(withoutColumn(single, 0)).toEqual({ align: [null], rows: [['a']] });
    expect(withoutRow(single, 0).rows).toEqual([['a']]);
  });

  it('keeps bars inside their cells', () => {
    const table = tableAtOrFail('| a |\n| - |\n| x |', 2);
    const piped = withTable('| a |\n| - |\n| x |', table, withCell(table, 1, 0, 'ps aux | grep \\| x\\\\|y'));
    expect(piped).toBe('| a |\n| - |\n| ps aux \\| grep \\| x\\\\\\|y |');
    expect(tableAtOrFail(piped, 2).rows[1]).toEqual(['ps aux | grep | x\\\\|y']);
    expect(withTable(piped, table, table)).toContain('| x |');
  });
});

/** Cells as a person may write them: no line ends, no spaces around. */
const cell = fc
  .string({
    unit: fc.constantFrom('a', '障', '害', '|', '\\', '`', '*', '<', '&', ' ', ':', '-', '😀', '#', '\t'),
    maxLength: 12,
  })
  .map((value) => value.trim());
const grid = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 4 }))
  .chain(([columns, rows]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows + 1, maxLength: rows + 1 }),
  );
const around = fc.constantFrom(
  '',
  '# 見出し\n\n',
  '文\n\n- 項目\n\n',
  '\ufeff',
  '```\n| x |\n```\n\n',
  '| p |\n| - |\n| q |\n\n',
);

/** A bar or backslash pair as it can stand in a cell: what the person's text means to a reader of Markdown. */
const asKept = (value: string) => value.replace(/\\[\\|]/gu, (pair) => (pair === '\\|' ? '|' : pair)).trim();

describe('any table', () => {
  it('comes back with the same cells, as its reader sees them, and nothing around it changed', () => {
    fc.assert(
      fc.property(around, around, grid, (before, after, cells) => {
        const seed = `${before}| ${cells[0]?.map(() => 'x').join(' | ')} |\n|${cells[0]?.map(() => ' - |').join('')}\n\n${after}`;
        const table = tableAtOrFail(seed, before.length + 1);
        const written = withTable(seed, table, { align: table.align, rows: cells });
        expect(written.startsWith(before)).toBe(true);
        expect(written.endsWith(`\n\n${after}`)).toBe(true);
        const read = tableAtOrFail(written, before.length + 1);
        expect(read.rows).toEqual(cells.map((row) => row.map(asKept)));
        expect(withTable(written, read, read)).toBe(written);
        const shown = parse(written).children.filter((block): block is Table => block.type === 'table');
        const index = before.includes('| p |') ? 1 : 0;
        expect(shown[index]?.children.map(({ children }) => children.length)).toEqual(cells.map((row) => row.length));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is cut into cells as its reader cuts it', () => {
    const line = fc.string({ unit: fc.constantFrom('a', '|', '\\', ' ', '障', ':', '-'), maxLength: 20 });
    fc.assert(
      fc.property(line, line, (head, body) => {
        const markdown = `|${head}|\n| - | - |\n|${body}|`;
        const table = parse(markdown).children.find((block): block is Table => block.type === 'table');
        const read = tableAt(markdown, table?.position?.start.offset ?? 0);
        expect(read === null).toBe(table === undefined);
        if (table === undefined || read === null) return;
        const seen = table.children.map(({ children }) => children.map((each) => textOf(each).replace(/[\\\s]/gu, '')));
        const ours = read.rows.map((row) => row.map((each) => each.replace(/[\\\s]/gu, '')));
        expect(ours.map((row, index) => row.slice(0, seen[index]?.length))).toEqual(seen);
      }),
      { numRuns: 2_000 },
    );
  });
});
