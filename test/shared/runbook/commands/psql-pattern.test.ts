import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNamePattern } from '../../../../shared/runbook/commands/psql-pattern.ts';

describe('a name pattern of psql', () => {
  it.each([
    ['orders', null, '^(orders)$'],
    ['Orders', null, '^(orders)$'],
    ['"Orders"', null, '^(Orders)$'],
    ['order*', null, '^(order.*)$'],
    ['o?der', null, '^(o.der)$'],
    ['public.orders', '^(public)$', '^(orders)$'],
    ['public.*', '^(public)$', '^(.*)$'],
    ['*.*', '^(.*)$', '^(.*)$'],
    ['public.', '^(public)$', null],
    ['"a.b".c', '^(a\\.b)$', '^(c)$'],
    ['"it""s*"', null, '^(it"s\\*)$'],
    ['a|b', null, '^(a|b)$'],
    ['x$y', null, '^(x\\$y)$'],
    ['"x$y"', null, '^(x\\$y)$'],
    ['int4[]', null, '^(int4\\[])$'],
    ['受注', null, '^(受注)$'],
  ])('%s', (text, schema, name) => {
    expect(readNamePattern(text)).toEqual({ schema, name });
  });

  it.each(['"open', 'a b', "it's", ':name', '`id`', 'a\\b', 'db.schema.name'])('refuses %s', (text) => {
    expect(readNamePattern(text)).toBeNull();
  });

  it('matches a quoted name and no other', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (name, other) => {
        fc.pre(!/['`\\:]/.test(name) && other !== name);
        const pattern = readNamePattern(`"${name.replaceAll('"', '""')}"`)?.name ?? '';
        const expression = new RegExp(pattern, 's');
        expect(expression.test(name)).toBe(true);
        expect(expression.test(other)).toBe(false);
      }),
    );
  });
});
