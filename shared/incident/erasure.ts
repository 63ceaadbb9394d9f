/** What may be deleted from a record: incidents that are over, while nobody responds to one. */
import { type Problem, problem } from '../contract/problem.ts';
import type { IncidentSummary } from './summary.ts';

type Line = Pick<IncidentSummary, 'status' | 'drill' | 'number'>;

/**
 * Why it may not be deleted now; null where it may. A large record is written anew, which takes a while in which nothing else is
 * written: that must not be while an incident is open.
 */
export function refusalToErase(summary: Line, all: readonly Line[]): Problem | null {
  if (summary.status === 'open') return problem('INVALID', 'eraseOpenIncident', { number: summary.number });
  const open = all.find(({ status, drill }) => status === 'open' && !drill);
  return open === undefined ? null : problem('CONFLICT', 'eraseWhileOpen', { number: open.number });
}

/** Those that a person may delete together, without a reason for each: drills that are over. */
export function erasableDrills<Each extends Line>(all: readonly Each[]): Each[] {
  return all.filter(({ status, drill }) => drill && status === 'closed');
}
