/** Of a step's commands, the one that `R` reads and the one that `C` copies. */
import type { IncidentState } from '../../../../shared/incident/state.ts';
import type { Command } from '../../../../shared/runbook/model.ts';
import { runnableProbe } from '../../../../shared/runbook/runnable-probe.ts';
import { lastChecksOf } from './last-check.ts';

/** The first look that was not read yet, else the first look, to read it again. */
export function commandToRead(commands: readonly Command[], state: Pick<IncidentState, 'checks'>): Command | null {
  const looks = commands.filter((command) => runnableProbe(command) !== null);
  return looks.find(({ id }) => lastChecksOf(state, id).length === 0) ?? looks[0] ?? null;
}

/** What only can be copied comes first, since nothing else can be done with it. */
export function commandToCopy(commands: readonly Command[], state: Pick<IncidentState, 'checks'>): Command | null {
  return commands.find((command) => runnableProbe(command) === null) ?? commandToRead(commands, state);
}
