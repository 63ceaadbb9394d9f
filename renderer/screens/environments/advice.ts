/** What to do about a reading that is not as it should be, as a code of the dictionary; null where it speaks for itself. */
import type { Reading } from '../../../shared/diagnosis/reading.ts';
import type { EnvironmentsText } from '../../../shared/text/ui/environments-ja.ts';

export type AdviceCode = keyof EnvironmentsText['advice'];

export function adviceOf(reading: Reading): AdviceCode | null {
  switch (reading.kind) {
    case 'http':
      return reading.outcome === 'answered' ? adviceOfStatus(reading.status) : reading.outcome;
    case 'database':
      return reading.outcome === 'answered' ? null : reading.outcome;
    case 'process':
      return reading.count === 0 ? 'processAbsent' : null;
    case 'unreadable':
      return adviceOfUnreadable(reading.reason);
    default:
      return null;
  }
}

function adviceOfStatus(status: number | null): AdviceCode | null {
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404) return 'pathNotFound';
  return status !== null && status >= 500 ? 'serverError' : null;
}

function adviceOfUnreadable(reason: Extract<Reading, { kind: 'unreadable' }>['reason']): AdviceCode {
  switch (reason) {
    case 'noPath':
    case 'notInstalled':
    case 'timeout':
      return reason;
    case 'notFound':
      return 'fileMissing';
    case 'notAllowed':
      return 'fileForbidden';
    case 'justFull':
      return 'tooManyConnections';
    case 'failed':
    case 'cancelled':
      return 'unreadable';
  }
}
