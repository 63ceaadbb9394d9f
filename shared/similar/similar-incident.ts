/** An earlier incident that looks like one that is under way, as a person is shown it: why, what ended it, what is still owed. */
import type { ActionItemRecord } from '../actions/action-item-record.ts';
import type { IncidentSummary } from '../incident/summary.ts';
import type { Likeness } from './likeness.ts';
import type { Trait } from './trait.ts';

export type SimilarIncident = Pick<
  IncidentSummary,
  'incidentId' | 'number' | 'title' | 'status' | 'drill' | 'severity' | 'zone' | 'declaredAtMs'
> &
  Pick<Likeness, 'causes' | 'fixes'> & {
    /** From detection (else declaration) to recovery; null while it has not recovered. */
    recoveredAfterMs: number | null;
    /** What it has in common with the one that asks, the strongest first, in that one's words. */
    reasons: Trait[];
    openActions: (Pick<ActionItemRecord, 'label' | 'text' | 'owner' | 'due'> & { overdue: boolean })[];
  };
