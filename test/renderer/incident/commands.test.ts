import { describe, expect, test } from 'vitest';
import { commandToCopy, commandToRead } from '../../../renderer/screens/incident/steps/command-in-hand.ts';
import { fillText, findingsOf, missingPlaceholder } from '../../../renderer/screens/incident/steps/command-text.ts';
import { check, patternNumber, runbook, state } from './bakery.ts';

const steps = patternNumber(1).procedures.flatMap((procedure) => procedure.steps);
const commandsOf = (title: string) => steps.find((step) => step.title === title)?.commands ?? [];

describe('the command in hand', () => {
  const looks = steps.slice(0, 2).flatMap(({ commands }) => commands);

  test('R reads what was not read yet, then begins anew', () => {
    const [first, second] = looks.map(({ id }) => id);
    expect(commandToRead(looks, state())?.id).toBe(first);
    expect(commandToRead(looks, state({ checks: [check(first ?? '')] }))?.id).toBe(second);
    expect(commandToRead(looks, state({ checks: looks.map(({ id }) => check(id)) }))?.id).toBe(first);
  });

  test('what changes a system is copied, never read', () => {
    const restart = commandsOf('Restart');
    expect(restart.map(({ text }) => text)).toEqual(['sudo systemctl restart oven']);
    expect(commandToRead(restart, state())).toBeNull();
    expect(commandToCopy(restart, state())).toBe(restart[0]);
    expect(commandToCopy([...looks, ...restart], state())).toBe(restart[0]);
  });
});

describe("a command's text", () => {
  const command = commandsOf('Log')[0];

  test('what was filled in stands in it, what was not stays open', () => {
    expect(fillText(command?.text ?? '', { oven_id: ' oven-1 ' })).toBe('docker logs oven-1 --tail 100');
    expect(fillText(command?.text ?? '', { oven_id: ' ' })).toBe('docker logs <oven_id> --tail 100');
  });

  test('a placeholder named like something of every object is still empty', () => {
    expect(fillText('echo <constructor>', {})).toBe('echo <constructor>');
  });

  test('the first placeholder without a value is missing', () => {
    const wanted = { placeholders: ['a', 'b'] };
    expect(missingPlaceholder(wanted, { a: 'x' })).toBe('b');
    expect(missingPlaceholder(wanted, { a: 'x', b: 'y' })).toBeNull();
  });

  test('a finding stands beside its command, and that it has a placeholder is none', () => {
    const watch = commandsOf('Watch the log')[0];
    expect(watch && findingsOf(watch, runbook).map(({ code }) => code)).toEqual(['never-ends']);
    expect(command && findingsOf(command, runbook)).toEqual([]);
  });
});
