/** How long things took, from milestones alone; null where one is missing or they stand in the wrong order. */
import type { Milestone } from './event.ts';
import type { IncidentState } from './state.ts';

export type Durations = { ttdMs: number | null; ttaMs: number | null; ttmMs: number | null; ttrMs: number | null };

/** TTD began → detected, TTA detected → response began, TTM began → mitigated, TTR began → recovered. */
export function durationsOf({ milestones }: Pick<IncidentState, 'milestones'>): Durations {
  const between = (from: Milestone, to: Milestone): number | null => {
    const start = milestones[from]?.atMs;
    const end = milestones[to]?.atMs;
    return start === undefined || end === undefined || end < start ? null : end - start;
  };
  return {
    ttdMs: between('began', 'detected'),
    ttaMs: between('detected', 'responseBegan'),
    ttmMs: between('began', 'mitigated'),
    ttrMs: between('began', 'recovered'),
  };
}
