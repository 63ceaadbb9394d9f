import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSignalStatement, withLongerThan } from '../../../../shared/runbook/commands/signal-statement.ts';
import { understandCommand } from '../../../../shared/runbook/commands/understand-command.ts';
import { signalActionOf } from '../../../../shared/runbook/signal-action.ts';

const ok = (statement: object) => ({ ok: true, statement });

describe('what is understood', () => {
  it.each([
    [
      `SELECT pg_terminate_backend(pid)
       FROM pg_stat_activity -- who
       WHERE state = 'idle' /* not busy */ AND state_change < now() - interval '10 minutes' AND pid <> pg_backend_pid();`,
      {
        signal: 'terminate',
        condition: "state = 'idle' AND state_change < now() - interval '10 minutes' AND pid <> pg_backend_pid()",
        alias: null,
        longerThanSeconds: 600,
      },
    ],
    [
      'select a.pid, pg_catalog.pg_cancel_backend(a.pid) as done, a.query from pg_catalog.pg_stat_activity as a where extract(epoch from now() - a.query_start) > 60',
      {
        signal: 'cancel',
        condition: 'extract(epoch from now() - a.query_start) > 60',
        alias: 'a',
        longerThanSeconds: null,
      },
    ],
    [
      "SELECT PG_TERMINATE_BACKEND(pid, 5000) FROM pg_stat_activity WHERE usename IN ('a', 'b') AND backend_start::date < current_timestamp",
      {
        signal: 'terminate',
        condition: "usename IN ('a', 'b') AND backend_start::date < current_timestamp",
        alias: null,
        longerThanSeconds: null,
      },
    ],
    [
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity',
      { signal: 'terminate', condition: null, alias: null, longerThanSeconds: null },
    ],
    [
      'SELECT pg_terminate_backend(4711);',
      { signal: 'terminate', condition: 'pid = 4711', alias: null, longerThanSeconds: null },
    ],
  ])('%s', (sql, statement) => {
    expect(readSignalStatement(sql)).toEqual(ok(statement));
  });

  it('a statement that tells no session anything is none of this', () => {
    expect(readSignalStatement('SELECT * FROM pg_stat_activity')).toBeNull();
    expect(readSignalStatement("SELECT 'pg_terminate_backend(pid)'")).toBeNull();
  });

  it('another length of time takes the place of the one that is there', () => {
    const reading = readSignalStatement(
      "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE query_start < now() - interval '2 hours' AND state = 'active'",
    );
    if (!reading?.ok) throw new Error('not understood');
    expect(reading.statement.longerThanSeconds).toBe(7_200);
    expect(withLongerThan(reading.statement, 30)).toEqual({
      ...reading.statement,
      condition: "query_start < now() - interval '30 seconds' AND state = 'active'",
      longerThanSeconds: 30,
    });
    for (const seconds of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(withLongerThan(reading.statement, seconds)).toEqual(reading.statement);
    }
  });
});

describe('what stays a statement to copy', () => {
  const where = (condition: string) => `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${condition}`;
  it.each([
    [where("state = 'idle'); DELETE FROM orders; SELECT (true"), 'severalStatements', null],
    [where("state = 'idle') OR (true"), 'unknownWord', '()'],
    [where('pid IN (SELECT pid FROM orders)'), 'unknownWord', 'select'],
    [where('true UNION SELECT 1'), 'unknownWord', 'union'],
    [where('true ORDER BY state_change LIMIT 3'), 'unknownWord', 'order'],
    [where('pg_sleep(10) IS NULL'), 'unknownWord', 'pg_sleep'],
    [where('public.now() IS NULL'), 'unknownWord', 'public'],
    [where("set_config('a', 'b', false) = 'b'"), 'unknownWord', 'set_config'],
    [where('"pg_sleep"(10) IS NULL'), 'unknownWord', 'pg_sleep'],
    [where('orders.id = 1'), 'unknownWord', 'orders'],
    [where("state = E'idle'"), 'unknownWord', 'e'],
    [where("state = U&'\\0069dle'"), 'doubtfulText', null],
    [where("state = 'idle"), 'doubtfulText', null],
    [where('pid = $1'), 'unknownWord', '$'],
    [where('pid = :pid'), 'unknownWord', ':'],
    [where(''), 'otherForm', null],
    ['SELECT pg_terminate_backend(pid) FROM pg_stat_activity, orders WHERE true', 'otherForm', null],
    ['SELECT pg_terminate_backend(pid) FROM pg_stat_activity JOIN orders ON true', 'otherForm', null],
    ['SELECT pg_terminate_backend(pid) FROM orders', 'otherForm', null],
    ['SELECT pg_terminate_backend(leader_pid) FROM pg_stat_activity', 'otherForm', null],
    ['SELECT pg_terminate_backend(pid + 1) FROM pg_stat_activity', 'otherForm', null],
    ['SELECT pg_terminate_backend(b.pid) FROM pg_stat_activity AS a', 'otherForm', null],
    ['SELECT pg_terminate_backend(pid), pg_cancel_backend(pid) FROM pg_stat_activity', 'otherForm', null],
    ['SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity', 'otherForm', null],
    ['SELECT DISTINCT pg_terminate_backend(pid) FROM pg_stat_activity', 'otherForm', null],
    ['SELECT pg_terminate_backend((SELECT pid FROM pg_stat_activity LIMIT 1))', 'otherForm', null],
    ['SELECT pg_terminate_backend(<pid>)', 'otherForm', null],
    ['DO $x$ BEGIN PERFORM pg_terminate_backend(1); END $x$', null, null],
    ['WITH a AS (SELECT 1) SELECT pg_terminate_backend(pid) FROM pg_stat_activity', 'otherForm', null],
    ['SELECT pg_terminate_backend(1); SELECT pg_terminate_backend(2)', 'severalStatements', null],
  ])('%s', (sql, reason, word) => {
    const reading = readSignalStatement(sql);
    if (reason === null) expect(reading).toBeNull();
    else expect(reading).toMatchObject({ ok: false, reason, ...(word === null ? {} : { word }) });
  });

  it('whatever is written, it never throws, and what is understood holds no second statement', () => {
    const pieces = fc.constantFrom(
      'SELECT',
      'pg_terminate_backend',
      '(',
      ')',
      'pid',
      'FROM',
      'pg_stat_activity',
      'WHERE',
      'state',
      '=',
      "'idle'",
      ';',
      '--',
      '/*',
      '*/',
      "'",
      '"',
      'AND',
      'now()',
      "interval '5 minutes'",
      'DELETE',
      'orders',
      '$$',
      ',',
      '.',
      '\n',
      '<',
      '-',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (words) => {
        const reading = readSignalStatement(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${words.join(' ')}`,
        );
        if (!reading?.ok || reading.statement.condition === null) return;
        // What stands in quotes is data.
        const condition = reading.statement.condition.replace(/'[^']*'|\$\$.*?\$\$/gs, '?');
        expect(condition).not.toMatch(/delete|orders|select/i);
        expect(condition).not.toMatch(/;|--|\/\*|\$\$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a command of a runbook', () => {
  const action = (text: string, language: string) => {
    const { risk, probe } = understandCommand(text, language);
    return signalActionOf({ risk, probe, text });
  };

  it('is an action as a statement and as psql -c', () => {
    const sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle'";
    const understood = ok({ signal: 'terminate', condition: "state = 'idle'", alias: null, longerThanSeconds: null });
    expect(action(sql, 'sql')).toEqual(understood);
    expect(action(`psql -h db -d shop -c "${sql};"`, 'bash')).toEqual(understood);
  });

  it('is none where it ends nothing, and says so where it is more than one', () => {
    expect(action('sudo systemctl restart oven', 'bash')).toBeNull();
    expect(action('DELETE FROM orders', 'sql')).toBeNull();
    expect(action("psql -c 'SELECT pg_terminate_backend(1)' | tee log > out", 'bash')).toMatchObject({ ok: false });
  });
});
