import { describe, expect, it } from 'vitest';
import { emptyIncident } from '../../../shared/incident/empty-incident.ts';
import type { Milestone } from '../../../shared/incident/event.ts';
import { milestoneContradictions } from '../../../shared/incident/milestone-order.ts';

function milestones(times: Partial<Record<Milestone, number>>) {
  const entries = Object.entries(times).map(([milestone, atMs]) => [
    milestone,
    { atMs, source: 'responder', evidenceIds: [], eventId: milestone },
  ]);
  return { ...emptyIncident('i').milestones, ...Object.fromEntries(entries) };
}

describe('the order of milestones', () => {
  it('finds nothing wrong with the usual course, equal times and unknown ones', () => {
    const usual = { began: 1, detected: 2, declared: 3, responseBegan: 4, mitigated: 5, recovered: 6 };
    expect(milestoneContradictions(milestones(usual))).toEqual([]);
    expect(milestoneContradictions(milestones({ began: 5, detected: 5, declared: 5 }))).toEqual([]);
    expect(milestoneContradictions(milestones({ recovered: 1 }))).toEqual([]);
  });

  it('lets a fault be over before anyone noticed it', () => {
    const mendedItself = { began: 1, mitigated: 2, recovered: 3, detected: 4, declared: 5, responseBegan: 6 };
    expect(milestoneContradictions(milestones(mendedItself))).toEqual([]);
  });

  it('names each pair that cannot be', () => {
    expect(milestoneContradictions(milestones({ began: 10, detected: 5, declared: 20 }))).toEqual([
      { earlier: 'began', later: 'detected' },
    ]);
    expect(milestoneContradictions(milestones({ detected: 9, declared: 8, mitigated: 7, recovered: 6 }))).toEqual([
      { earlier: 'detected', later: 'declared' },
      { earlier: 'mitigated', later: 'recovered' },
    ]);
  });
});
