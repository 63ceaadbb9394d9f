/** The check that reads the plan of a slow query, by the check that found it. */
import type { Reading } from '../diagnosis/reading.ts';

export function planCheckId(
  checkId: string,
  { pid, backendStartUs, queryId }: Pick<Extract<Reading, { kind: 'slowQuery' }>, 'pid' | 'backendStartUs' | 'queryId'>,
): string {
  return `${checkId}/plan/${pid === null ? queryId : `${pid}-${backendStartUs}`}`;
}
