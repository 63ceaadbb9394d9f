/**
 * Whether an incident is an earlier one come back: the same pattern on the same environment within thirty days. It is suggested; a
 * person links the two, or says that they are not one.
 */
import type { IncidentState } from './state.ts';
import type { IncidentSummary } from './summary.ts';

/** Longer apart, they are two incidents of one kind. */
export const recurrenceWindowMs = 30 * 24 * 3_600_000;

export type Recurrence = { incidentId: string; number: number; title: string; declaredAtMs: number };

/** The newest earlier incident that this one looks like; null where there is none, or it is settled. */
export function suggestRecurrence(state: IncidentState, others: readonly IncidentSummary[]): Recurrence | null {
  const { environment, activePatterns, milestones, relations, drill, incidentId } = state;
  const declaredMs = milestones.declared?.atMs ?? null;
  if (environment === null || declaredMs === null || relations.some(({ relation }) => relation === 'recurrenceOf'))
    return null;
  const settled = new Set(relations.map((each) => each.incidentId));
  const titles = new Set(activePatterns.map(({ title }) => title));
  const [newest] = others
    .filter((other) => other.incidentId !== incidentId && other.drill === drill && !settled.has(other.incidentId))
    .filter((other) => other.environmentName === environment.name && other.environmentKind === environment.kind)
    .filter(({ declaredAtMs }) => declaredAtMs < declaredMs && declaredMs - declaredAtMs <= recurrenceWindowMs)
    .filter(({ patternTitles }) => patternTitles.some((title) => titles.has(title)))
    .sort((one, other) => other.declaredAtMs - one.declaredAtMs);
  if (newest === undefined) return null;
  const { number, title, declaredAtMs } = newest;
  return { incidentId: newest.incidentId, number, title, declaredAtMs };
}
