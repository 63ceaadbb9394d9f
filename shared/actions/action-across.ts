/** Action items beside those of other incidents. */
import type { IncidentState } from '../incident/state.ts';
import { dateText } from '../text/wall-clock.ts';
import type { ActionStatus } from './action-item.ts';
import { type ActionItemRecord, actionStatusField } from './action-item-record.ts';

/** An item as it is kept outside of its incident's record, with all that is needed to settle it from there. */
export type KeptActionItem = Omit<ActionItemRecord, 'number' | 'proposal'> & {
  /** Last event that settled it, for `basedOn`. */
  settledBy: string | null;
};

/** A later incident that a person linked as this one come back, while the item had been written down and not done. */
export type Repeat = {
  incidentId: string;
  number: number;
  title: string;
  declaredAtMs: number;
  samePattern: boolean;
  sameCause: boolean;
};

export type ActionAcross = KeptActionItem & {
  incidentId: string;
  incidentNumber: number;
  incidentTitle: string;
  drill: boolean;
  zone: string;
  overdue: boolean;
  /** The newest first. */
  repeats: Repeat[];
};

/** In the order of adding. */
export function keptActionItems({ actionItems, lastEventOf }: IncidentState): KeptActionItem[] {
  return actionItems.map(({ number: _number, proposal: _proposal, ...item }) => ({
    ...item,
    settledBy: lastEventOf[actionStatusField(item)] ?? null,
  }));
}

/** A day is over where its incident was: what is due today still has time. */
export function isOverdue(
  { status, due, zone }: { status: ActionStatus; due: string | null; zone: string },
  nowMs: number,
): boolean {
  return status === 'open' && due !== null && due < dateText(nowMs, zone);
}

/** What two incidents have in common, by the names of their traits. */
export function sharedKinds(
  one: readonly string[],
  other: readonly string[],
): { samePattern: boolean; sameCause: boolean } {
  const held = new Set(other);
  const shares = (kind: string): boolean => one.some((name) => name.startsWith(kind) && held.has(name));
  return { samePattern: shares('pattern:'), sameCause: shares('cause:') };
}
