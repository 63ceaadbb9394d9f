import { expect, test } from 'vitest';
import { returnCommand } from '../../../renderer/screens/incident/steps/return-command.ts';
import { runbook } from '../../shared/rollback/bread.ts';
import { state } from './bakery.ts';

const [pull, checkout] =
  runbook.patterns[0]?.procedures.find(({ kind }) => kind === 'rollback')?.steps[0]?.commands ?? [];
if (pull === undefined || checkout === undefined) throw new Error('the runbook has no rollback commands');
const decided = (decision: 'rollBack' | 'doNot', versionTo: string | null) =>
  state({ rollbackDecisions: [{ decision, reason: null, readings: [], versionTo, eventId: 'd', happenedAtMs: 1 }] });

test('the example of the runbook gives way to the version that was decided on', () => {
  const { command, replaced } = returnCommand(pull, decided('rollBack', 'v6'), runbook);
  expect(command.text).toBe('docker pull bread:v6');
  expect(replaced).toEqual({ written: 'v1.2.3', versionTo: 'v6' });
});

test.each([
  ['nothing is decided', pull, state()],
  ['it was decided against', pull, decided('doNot', 'v6')],
  ['no version was named', pull, decided('rollBack', null)],
  ['a placeholder is left for it', checkout, decided('rollBack', 'v6')],
])('stays as written where %s', (_, command, known) => {
  expect(returnCommand(command, known, runbook)).toEqual({ command, replaced: null });
});
