import { describe, expect, it } from 'vitest';
import { understandCommand } from '../../../../shared/runbook/commands/understand-command.ts';

const understand = (text: string, language: string | null = 'bash') => understandCommand(text, language);

describe('a meta command of psql', () => {
  it('asks the catalogue what a meta command asks', () => {
    const described = understand('psql -U ops carts -c "\\d orders"');
    expect(described).toMatchObject({
      risk: 'observe',
      probe: { type: 'sql', meta: '\\d orders', connection: { user: 'ops', database: 'carts' } },
    });
    const metas =
      `\\dt \\l \\di \\du \\d \\dt+ \\dn \\dv \\ds \\dm \\df \\df+ \\dx \\l+ \\du+ \\dn+ \\dtv \\dtS \\dS+ \\dE \\conninfo`.split(
        ' ',
      );
    const patterned = [
      '\\d+ orders',
      '\\dt public.*',
      '\\d "Weird ""Name"" .x"',
      '\\df *age?',
      '\\l todo*',
      '\\dt a|b',
      '\\d x$y',
    ];
    for (const meta of [...metas, ...patterned]) {
      const { probe } = understand(meta, 'psql');
      expect(probe).toMatchObject({ type: 'sql', meta });
      expect(understand(probe?.type === 'sql' ? probe.statement : '', 'sql').risk).toBe('observe');
    }
    for (const meta of [
      '\\! id',
      '\\copy carts to x',
      '\\o x',
      '\\i x',
      '\\watch',
      "\\d 'x",
      '\\dt x; y',
      '\\dt :x',
      '\\dq',
      '\\d a.b.c',
      '\\du a.b',
      '\\sf f',
      '\\e',
      '\\gexec',
    ]) {
      expect(understand(`psql -c "${meta}"`)).toMatchObject({ risk: 'unknown', probe: null });
    }
  });

  it('passes over what only changes how psql prints', () => {
    expect(understand('psql -c "\\x" -c "SELECT 1"')).toMatchObject({
      risk: 'observe',
      probe: { statement: 'SELECT 1' },
    });
    expect(understand('SELECT 1 \\gx', 'sql')).toMatchObject({ risk: 'observe', probe: { statement: 'SELECT 1' } });
    expect(understand('\\x on', 'sql')).toMatchObject({ risk: 'observe', probe: null });
    expect(understand('SELECT 1 \\g /tmp/x', 'sql')).toMatchObject({ risk: 'unknown', probe: null });
  });
});
