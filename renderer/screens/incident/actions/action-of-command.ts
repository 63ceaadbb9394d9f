/** What a command that changes something can become here, with what a person filled in. */
import type { Command } from '../../../../shared/runbook/model.ts';
import { fillPlaceholders } from '../../../../shared/runbook/placeholders.ts';
import { type SignalAction, signalActionOf } from '../../../../shared/runbook/signal-action.ts';

/** Null where it can only be copied and nothing more is to be said of it. */
export function actionOfCommand(command: Command, inputs: Readonly<Record<string, string>>): SignalAction | null {
  const filled = fillPlaceholders(command, inputs);
  return signalActionOf(filled.ok ? filled.command : command);
}
