/** Whom to call now: every contact with whether they can be reached, how the last call went, and who instead. */
import { type Contact, isLeftOpen } from '../environment/contacts.ts';
import type { IncidentState } from '../incident/state.ts';
import { type Reach, reachOf } from './reachable.ts';

export type Callee = Contact & {
  /** What the row is told apart by. */
  key: string;
  reach: Reach;
  /** The newest call of this incident; null where none was recorded. */
  last: IncidentState['escalations'][number] | null;
  /** Who can be reached instead of one who cannot, or did not answer; null where that is needed of nobody or there is nobody. */
  instead: string | null;
};

/**
 * In the order of the list, which is the team's own order of escalation. Contacts without a way to reach them are left out; the
 * count says how many.
 */
export function callListOf(
  contacts: readonly Contact[],
  { escalations, zone }: Pick<IncidentState, 'escalations' | 'zone'>,
  atMs: number,
): { callees: Callee[]; leftOpen: number } {
  const named = contacts.filter(({ contact }) => !isLeftOpen(contact));
  const callees = named.map(
    (contact): Callee => ({
      ...contact,
      key: [contact.role, contact.person, contact.contact].join('\n'),
      reach: reachOf(contact.hours, atMs, zone),
      last: escalations.findLast((each) => isCallOf(each, contact)) ?? null,
      instead: null,
    }),
  );
  return {
    callees: callees.map((callee, index) => ({ ...callee, instead: insteadOf(callee, index, callees) })),
    leftOpen: contacts.length - named.length,
  };
}

function isCallOf(call: IncidentState['escalations'][number], contact: Contact): boolean {
  return call.role === contact.role && call.person === contact.person && call.contact === contact.contact;
}

/** The next one down the list who is reachable and did not miss a call; else the first such. */
function insteadOf(callee: Callee, index: number, callees: readonly Callee[]): string | null {
  if (callee.reach.now !== 'unreachable' && callee.last?.outcome !== 'away') return null;
  const after = [...callees.slice(index + 1), ...callees.slice(0, index)];
  const found = after.find(({ reach, last }) => reach.now === 'reachable' && last?.outcome !== 'away');
  return found === undefined ? null : found.key;
}
