import type { Runbook } from '../../../shared/runbook/model.ts';
import { useQuery } from '../../state/query.ts';
import { runbookSource } from '../../state/sources.ts';

/** The runbook of an environment; null while there is none, or it is still being read. */
export function useRunbook(hash: string | null): Runbook | null {
  return useQuery(hash === null ? null : runbookSource(hash)).data?.runbook ?? null;
}
