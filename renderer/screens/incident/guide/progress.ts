/** How far the work of a stage is: what counts as finished, what comes next. */
import type { IncidentState, ItemRecord } from '../../../../shared/incident/state.ts';
import { runnableProbe } from '../../../../shared/runbook/runnable-probe.ts';
import type { Work } from './work.ts';

type Known = Pick<IncidentState, 'items' | 'checks'>;

/**
 * Finished: a person said so in any way, or every command of the step is a look that was read. A person who takes a tick back
 * outweighs the readings.
 */
export function isFinished(work: Work, { items, checks }: Known): boolean {
  const said = items[work.id]?.state;
  if (said !== undefined) return said !== 'notDone' && said !== 'running';
  const commands = work.step?.commands ?? [];
  const read = new Set(checks.map(({ checkId }) => checkId));
  return commands.length > 0 && commands.every((command) => runnableProbe(command) !== null && read.has(command.id));
}

/** A step without a title of its own, for another environment, stands in for the one before it: either will do. */
export function alternatives(work: readonly Work[]): Work[][] {
  const groups: Work[][] = [];
  for (const each of work) {
    const standsIn = each.step !== null && each.step.title === null && each.step.alternative !== null;
    const last = groups.at(-1);
    if (standsIn && last !== undefined) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

export function countOf(work: readonly Work[], known: Known): { done: number; total: number } {
  const groups = alternatives(work);
  const done = groups.filter((group) => group.some((each) => isFinished(each, known))).length;
  return { done, total: groups.length };
}

/** The first that neither is finished nor has an alternative that is. */
export function nextOf(work: readonly Work[], known: Known): Work | null {
  return alternatives(work).find((group) => !group.some((each) => isFinished(each, known)))?.[0] ?? null;
}

/** What is in hand: the chosen one while it is there, else the next, else the first. */
export function inHandOf(work: readonly Work[], chosenId: string | null, known: Known): Work | null {
  return work.find(({ id }) => id === chosenId) ?? nextOf(work, known) ?? work[0] ?? null;
}

/** The neighbour of the one in hand; at an end it stays. */
export function neighbourOf(work: readonly Work[], inHandId: string | null, by: 1 | -1): Work | null {
  const at = work.findIndex(({ id }) => id === inHandId);
  return work[Math.min(work.length - 1, Math.max(0, at + by))] ?? null;
}

export function recordOf(work: Pick<Work, 'id'>, { items }: Pick<IncidentState, 'items'>): ItemRecord | null {
  return items[work.id] ?? null;
}
