/** Milestones that cannot all be right: one that can only follow another lies before it. */
import type { Milestone } from './event.ts';
import type { IncidentState } from './state.ts';

/** `later` lies before `earlier`. */
export type MilestoneContradiction = { earlier: Milestone; later: Milestone };

/**
 * What must come before what. Nothing can be noticed, answered or mended before it began; nobody declares or answers what was not
 * detected. Recovery ends it all. A fault that mends itself may be over before anyone has noticed.
 */
const mustFollow: readonly MilestoneContradiction[] = [
  { earlier: 'began', later: 'detected' },
  { earlier: 'began', later: 'declared' },
  { earlier: 'began', later: 'responseBegan' },
  { earlier: 'began', later: 'mitigated' },
  { earlier: 'began', later: 'recovered' },
  { earlier: 'detected', later: 'declared' },
  { earlier: 'detected', later: 'responseBegan' },
  { earlier: 'mitigated', later: 'recovered' },
];

export function milestoneContradictions(milestones: IncidentState['milestones']): MilestoneContradiction[] {
  return mustFollow.filter(({ earlier, later }) => {
    const first = milestones[earlier];
    const second = milestones[later];
    return first !== null && second !== null && second.atMs < first.atMs;
  });
}
