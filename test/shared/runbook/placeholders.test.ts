import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understandCommand } from '../../../shared/runbook/commands/understand-command.ts';
import { riskRank } from '../../../shared/runbook/commands/understanding.ts';
import type { Command } from '../../../shared/runbook/model.ts';
import { fillPlaceholders } from '../../../shared/runbook/placeholders.ts';

function command(text: string, language = 'bash'): Command {
  const { findings: _, ...meaning } = understandCommand(text, language);
  return { id: 'c', key: 'c', line: 1, column: 1, text, language, ...meaning };
}

describe('filling in placeholders', () => {
  it('gives the same command with its values', () => {
    const filled = fillPlaceholders(command('docker logs <cart_id> --tail 50'), { cart_id: 'cart-1' });
    expect(filled).toMatchObject({
      ok: true,
      command: {
        text: 'docker logs cart-1 --tail 50',
        placeholders: [],
        risk: 'observe',
        probe: { type: 'log', source: { kind: 'container', container: 'cart-1' } },
      },
    });
  });

  it('fills the substitute of a command that never ends', () => {
    const filled = fillPlaceholders(command('docker logs -f <cart_id>'), { cart_id: 'cart-1' });
    expect(filled.ok && filled.command.substitute?.text).toBe('docker logs --tail 100 cart-1');
  });

  it('takes a token in a header, which may hold what a path may not', () => {
    const text = 'curl -H "Authorization: Bearer <token>" http://<host>/';
    const filled = fillPlaceholders(command(text), { token: 'abc+/12==', host: 'cart.test:9090' });
    expect(filled.ok && filled.command.probe).toMatchObject({
      url: 'http://cart.test:9090/',
      headers: [{ name: 'Authorization', value: 'Bearer abc+/12==' }],
    });
  });

  it('asks nobody for the token of a look, and for that of a change as for any value', () => {
    const look = command('curl -H "authorization: Bearer <token>" http://<host>/carts');
    expect(look.placeholders).toEqual(['host']);
    const filled = fillPlaceholders(look, { host: 'cart.test' });
    expect(filled).toMatchObject({
      ok: true,
      command: { text: 'curl -H "authorization: Bearer <token>" http://cart.test/carts', placeholders: [] },
    });
    expect(command('curl -H "Authorization: Bearer <token>" http://h/?key=<token>').placeholders).toEqual(['token']);
    expect(command('curl -H "X-Cart: <token>" http://h/').placeholders).toEqual(['token']);
    const change = command('curl -X POST -H "Authorization: Bearer <token>" http://h/carts');
    expect(change.placeholders).toEqual(['token']);
    expect(fillPlaceholders(change, {})).toMatchObject({ ok: false, code: 'placeholderMissing' });
  });

  it('names what is missing', () => {
    const missing = { ok: false, code: 'placeholderMissing', placeholder: 'b' };
    expect(fillPlaceholders(command('docker inspect <a> <b>'), { a: 'x' })).toEqual(missing);
    expect(fillPlaceholders(command('docker inspect <a> <b>'), { a: 'x', b: ' ' })).toEqual(missing);
    expect(fillPlaceholders(command('docker inspect <toString>'), {})).toMatchObject({ code: 'placeholderMissing' });
  });

  it('leaves a command without any as it is', () => {
    const plain = command('df -h');
    expect(fillPlaceholders(plain, { a: 'x' })).toEqual({ ok: true, command: plain });
  });

  it.each([
    ['docker logs <x>', 'a; rm -rf /'],
    ['docker logs <x>', '-f'],
    ['docker logs <x>', '$(id)'],
    ['docker logs <x>', '`id`'],
    ['docker logs <x>', 'a b'],
    ['docker logs <x>', 'a\nb'],
    ['docker logs <x>', 'a|b'],
    ['docker logs <x>', '<y>'],
    ['docker logs <x>', '*'],
    ['curl http://localhost/<x>', '{a,b}'],
    ['curl <x>', 'file:///etc/passwd'],
    ['curl -H "A: <x>" http://localhost/', 'a" -X DELETE "'],
    ['psql -c "SELECT * FROM t WHERE id = <x>"', "1'; DROP TABLE t"],
    ['psql -c "SELECT * FROM t WHERE id = 1 -<x>"', '-1--'],
    ['ls $<x>', 'HOME'],
    ['curl -X <x> http://localhost/', 'DELETE'],
    ['docker <x> cart', 'rm'],
    ['systemctl <x> cart', 'kill'],
  ])('does not let %s become another command by %j', (text, value) => {
    expect(fillPlaceholders(command(text), { x: value })).toEqual({
      ok: false,
      code: 'placeholderNotAllowed',
      placeholder: 'x',
    });
  });

  it('never raises the risk, and never changes what is asked', () => {
    const texts = fc.constantFrom(
      'docker logs <x>',
      'curl http://h/<x>',
      'ping -c 1 <x>',
      'psql -c "SELECT <x>"',
      'tail -n 5 /var/log/<x>',
      'git log <x>',
      'ssh <x> df',
      'df <x>',
      'ssh h <x> -h',
    );
    fc.assert(
      fc.property(
        texts,
        fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('rm', 'delete', '--output=a', 'a/../b', '1')),
        (text, value) => {
          const before = command(text);
          const filled = fillPlaceholders(before, { x: value });
          if (!filled.ok) return;
          expect(riskRank(filled.command.risk)).toBeLessThanOrEqual(riskRank(before.risk));
          expect(filled.command.probe?.type).toBe(before.probe?.type);
          expect(filled.command.text).toBe(text.replace('<x>', () => value.trim()));
        },
      ),
      { numRuns: 400 },
    );
  });
});
