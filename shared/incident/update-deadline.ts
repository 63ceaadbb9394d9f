/** The deadlines of updates that were promised; apart from how deadlines are worked out, which the first screen has no use for. */
import type { Deadline } from './deadlines.ts';

/** Whether it is that of an update that was promised, rather than one that the runbook sets. */
export function isUpdate({ kind }: Pick<Deadline, 'kind'>): boolean {
  return kind === 'internalUpdate' || kind === 'externalUpdate';
}
