import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownTypeId } from '../../../../core/probes/postgres/column-types.ts';
import { parseCsv } from '../../../../core/probes/postgres/psql-csv.ts';
import { forPsql } from '../../../../core/probes/postgres/psql-statement.ts';

describe('a statement for psql', () => {
  it.each([
    ['SELECT 1', 'SELECT 1'],
    ['SELECT 1 ;\n', 'SELECT 1'],
    ["SELECT 'a;b -- c /* d :e \"f', \"x;y'z\" FROM t WHERE a::text = 'it''s'", null],
    ['SELECT a\nFROM t\r\n\tWHERE b > 1', null],
    ['SELECT ARRAY[1, 2][1 : 2]', null],
    ["SELECT a FROM t WHERE a ~ '^\\d+$' OR b = E'\\n'", null],
  ])('passes as it is: %j', (sql, statement) => {
    expect(forPsql(sql)).toEqual({ statement: statement ?? sql, refusal: null });
  });

  it.each([
    ['', 'empty'],
    [' ; ', 'empty'],
    ['SELECT 1; SELECT 2', 'more than one'],
    ["SELECT '; SELECT 2", 'quote'],
    ['SELECT "a', 'quote'],
    ["SELECT E'\\'; COMMIT; --'", 'backslash'],
    ["SELECT '\\\\'", 'backslash'],
    ['SELECT 1 \\! id', 'backslash'],
    ['SELECT $$a$$', 'dollar'],
    ['SELECT $1', 'dollar'],
    ['SELECT 1 -- note', 'comment'],
    ['SELECT 1 /* note */', 'comment'],
    ['SELECT :x', 'variables'],
    ["SELECT :'x'", 'variables'],
    ['SELECT :"x"', 'variables'],
    ['SELECT :{?x}', 'variables'],
    ['SELECT 1:::x', 'variables'],
    ['SELECT a[1:2]', 'variables'],
    ['SELECT 1\u0000', 'control'],
    ['SELECT 1\u001b', 'control'],
  ])('is refused: %j', (sql, reason) => {
    expect(forPsql(sql)).toEqual({ statement: null, refusal: expect.stringContaining(reason) });
  });

  it('that passes has nothing outside of its quotes that ends it, read by hand with and without escapes', () => {
    const pieces = fc.constantFrom(
      "'",
      '"',
      ';',
      ':',
      '-',
      '/',
      '*',
      'a',
      ' ',
      '\n',
      '\\',
      '$',
      'SELECT',
      '::',
      "''",
      '""',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const { statement } = forPsql(parts.join(''));
        if (statement === null) return;
        for (const escapes of [true, false]) {
          let quote: string | null = null;
          for (let at = 0; at < statement.length; at += 1) {
            const character = statement.charAt(at);
            if (quote === "'" && escapes && character === '\\') at += 1;
            else if (quote !== null) quote = character === quote ? null : quote;
            else if (character === "'" || character === '"') quote = character;
            else expect(';\\$').not.toContain(character);
          }
          expect(quote).toBeNull();
        }
      }),
    );
  });
});

describe('what psql prints', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('a"b', 'x,y', 'l1\nl2', '', '\r\n', '"', ','));

  it('comes back as it was', () => {
    const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }).chain((width) => {
          const row = fc.array(fc.option(cell, { nil: null }), { minLength: width, maxLength: width });
          const names = fc.array(fc.constantFrom('id', 'a b', 'x"y', 'count'), { minLength: width, maxLength: width });
          return fc.record({ names, rows: fc.array(row, { maxLength: 6 }) });
        }),
        ({ names, rows }) => {
          const lines = [names, ...rows].map(
            (row) => `${row.map((each) => (each === null ? 'NULL-7' : quoted(each))).join(',')}\n`,
          );
          expect(parseCsv(lines.join(''), 'NULL-7')).toEqual({ names, rows });
        },
      ),
    );
  });

  it('names types that the driver numbers', () => {
    const names = ['text', 'character varying(40)', 'numeric(10,2)', 'timestamp(3) with time zone', 'some_enum'];
    expect(names.map(knownTypeId)).toEqual([25, 1043, 1700, 1184, null]);
  });
});
