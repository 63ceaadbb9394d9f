import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { resultEvidence } from '../../../../core/probes/postgres/result-evidence.ts';
import { readResult, resultContentType } from '../../../../shared/incident/result-table.ts';
import { resultText, tabSeparated } from '../../../../shared/incident/result-text.ts';

const plain = (text: string) => text;
const table = (rows: (string | null)[][], columns = [{ name: 'n', type: 'integer' }]) => ({
  columns,
  rows,
  more: false,
  cutCells: 0,
});

function kept(rows: (string | null)[][], redact = plain) {
  const evidence = resultEvidence({ target: 'SELECT', tables: [table(rows)] }, redact);
  return { evidence, result: readResult(evidence.contentType, evidence.text) };
}

describe('resultEvidence', () => {
  it('keeps cells as they are, NULL apart from the empty text, and the hash of the whole', () => {
    const { evidence, result } = kept([['1'], [null], ['']]);
    expect(result).toEqual({ target: 'SELECT', tables: [table([['1'], [null], ['']])] });
    expect(evidence.wholeHash).toBe(createHash('sha256').update(evidence.text).digest('hex'));
    expect(evidence.wholeBytes).toBe(Buffer.byteLength(evidence.text));
  });

  it('redacts a cell before it cuts it', () => {
    const { result } = kept([[`${'x'.repeat(1_995)}secret-value`]], (text) => text.replaceAll('secret-value', '***'));
    expect(result?.tables[0]?.rows).toEqual([[`${'x'.repeat(1_995)}***`]]);
    expect(result?.tables[0]?.cutCells).toBe(0);
  });

  it('cuts long cells and counts them', () => {
    const { evidence, result } = kept([['a'.repeat(5_000)], ['b']]);
    expect(result?.tables[0]?.rows[0]?.[0]).toBe(`${'a'.repeat(2_000)}…`);
    expect(result?.tables[0]?.cutCells).toBe(1);
    expect(evidence.wholeBytes).toBeGreaterThan(5_000);
  });

  it('leaves rows out at the end where the whole is too long, and says that there are more', () => {
    const { evidence, result } = kept(Array.from({ length: 200 }, (_, index) => [`${index} ${'z'.repeat(1_000)}`]));
    expect(Buffer.byteLength(evidence.text)).toBeLessThan(66 * 1024);
    expect(result?.tables[0]?.more).toBe(true);
    expect(result?.tables[0]?.rows.length).toBeGreaterThan(50);
    expect(result?.tables[0]?.rows[0]?.[0]).toMatch(/^0 z/);
  });

  it('takes escape sequences out of cells', () => {
    expect(kept([['\u001b]52;c;x\u0007\u001b[31mred']]).result?.tables[0]?.rows).toEqual([['red']]);
  });
});

describe('a result', () => {
  const columns = [
    { name: 'id', type: 'bigint' },
    { name: '名前', type: 'text' },
  ];
  const result = {
    target: 'SELECT @ db',
    tables: [
      table(
        [
          ['7', '花子'],
          ['12345', null],
        ],
        columns,
      ),
    ],
  };

  it('reads as psql prints it, wide characters and NULL included', () => {
    expect(resultText(result)).toBe(
      'SELECT @ db\n\n id    | 名前\n-------+------\n     7 | 花子\n 12345 | NULL\n(2 rows)\n',
    );
  });

  it('is copied with tabs', () => {
    const [only] = result.tables;
    expect(only && tabSeparated(only)).toBe('id\t名前\n7\t花子\n12345\t');
    expect(tabSeparated(table([['a\tb\nc']], [{ name: 'x', type: 'text' }]))).toBe('x\na b c');
  });

  it('is nothing else, and nothing that is broken', () => {
    expect(readResult('text/plain', '{"target":"","tables":[]}')).toBeNull();
    expect(readResult(resultContentType, null)).toBeNull();
    expect(readResult(resultContentType, '{"target":')).toBeNull();
    expect(readResult(resultContentType, '{"target":"","tables":[{}]}')).toBeNull();
  });
});
