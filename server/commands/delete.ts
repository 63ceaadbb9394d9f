import type { Erased, StillHeld } from '../../shared/contract/erasure-contract.ts';
import type { ContractClient } from '../control/control-client.ts';
import { agrees, canAsk } from './ask.ts';
import { type Command, type ExitCode, type Invocation, print, UsageError } from './command.ts';
import { withClient } from './core-access.ts';

/** Deletes one incident with its reason, or all drills that are over; says what would go, then asks. */
export const deleteCommand: Command = {
  usage: ['hikeshi delete ID --reason TEXT [--yes]', 'hikeshi delete --drills [--yes]'],
  summary: 'delete',
  options: {
    reason: { type: 'string', placeholder: 'TEXT', help: 'deleteReason' },
    drills: { type: 'boolean', help: 'deleteDrills' },
    yes: { type: 'boolean', help: 'deleteYes' },
  },
  async run(invocation) {
    const { positionals, values, flags, text } = invocation;
    const [id] = positionals;
    if (flags.has('drills') === (id !== undefined) || positionals.length > 1) {
      throw new UsageError(text.wrongUsage(deleteCommand.usage.join(' | ')));
    }
    if (id === undefined) return withClient(invocation, (client) => deleteDrills(invocation, client));
    const reason = values.reason ?? '';
    if (reason.trim() === '') throw new UsageError(text.deleteNeedsReason);
    return withClient(invocation, (client) => deleteOne(invocation, client, id, reason));
  },
};

async function deleteOne(
  invocation: Invocation,
  client: ContractClient,
  id: string,
  reason: string,
): Promise<ExitCode> {
  const { json, text, terminal } = invocation;
  const preview = await client.erasures.preview({ name: id });
  if (!json) {
    terminal.out(text.wouldDelete(preview.number, preview.title, preview.eventCount));
    for (const line of heldLines(preview, invocation)) terminal.out(line);
  }
  if (!(await isAgreed(invocation))) return 1;
  return report(invocation, await client.erasures.erase({ incidentId: preview.incidentId, reason }), false);
}

async function deleteDrills(invocation: Invocation, client: ContractClient): Promise<ExitCode> {
  const { json, text, terminal } = invocation;
  const { count } = await client.erasures.drills();
  if (count === 0) {
    print(invocation, { incidents: 0, events: 0, backups: [], exports: [] }, [text.noDrillsToDelete]);
    return 0;
  }
  if (!json) terminal.out(text.wouldDeleteDrills(count));
  if (!(await isAgreed(invocation))) return 1;
  return report(invocation, await client.erasures.eraseDrills({ count }), true);
}

/** Throws where nobody said yes beforehand and nobody can be asked. */
async function isAgreed(invocation: Invocation): Promise<boolean> {
  const { flags, text } = invocation;
  if (flags.has('yes')) return true;
  if (!canAsk(invocation)) throw new UsageError(text.deleteNeedsYes);
  if (await agrees(text.askDelete, invocation)) return true;
  invocation.terminal.out(text.notDeleted);
  return false;
}

function report(invocation: Invocation, erased: Erased, withFiles: boolean): ExitCode {
  const { text } = invocation;
  const lines = [text.deleted(erased.incidents, erased.events)];
  print(invocation, erased, withFiles ? [...lines, ...heldLines(erased, invocation)] : lines);
  return 0;
}

function heldLines({ backups, exports }: StillHeld, { text }: Invocation): string[] {
  return [
    ...(backups.length === 0 ? [] : [text.stillInBackups, ...backups.map((path) => `  ${path}`)]),
    ...(exports.length === 0 ? [] : [text.stillInExports, ...exports.map((name) => `  ${name}`)]),
  ];
}
