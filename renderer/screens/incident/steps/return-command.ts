/** A command of the rollback steps with the version that was decided on in the place of the runbook's example. */
import type { IncidentState } from '../../../../shared/incident/state.ts';
import { isRollbackCommand, returnText } from '../../../../shared/rollback/return-text.ts';
import type { Command, Runbook } from '../../../../shared/runbook/model.ts';

export type ReturnCommand = { command: Command; replaced: { written: string; versionTo: string } | null };

/** The last decision counts; while it is against rolling back, or names no version, the text stays as it is written. */
export function returnCommand(
  command: Command,
  { rollbackDecisions }: Pick<IncidentState, 'rollbackDecisions'>,
  runbook: Runbook | null,
): ReturnCommand {
  const last = rollbackDecisions.at(-1);
  const versionTo = last?.decision === 'rollBack' ? (last.versionTo ?? null) : null;
  if (versionTo === null || !isRollbackCommand(runbook, command.id)) return { command, replaced: null };
  const own = returnText(command.text, versionTo);
  const mended = command.substitute && returnText(command.substitute.text, versionTo);
  if (own.written.length === 0) return { command, replaced: null };
  const substitute = command.substitute && mended && { ...command.substitute, text: mended.text };
  return {
    command: { ...command, text: own.text, substitute },
    replaced: { written: own.written.join(', '), versionTo },
  };
}
