/** Incidents as lists show them: what home needs, and the archive page by page. No answer grows with the archive. */
import { type } from '@orpc/contract';
import type { IncidentSummary } from '../incident/summary.ts';
import { z } from '../schema.ts';
import { id, procedure } from './procedure.ts';
import { searchOrderSchema } from './search-contract.ts';

export const incidentKindSchema = z.enum(['all', 'open', 'closed', 'drill']);
export type IncidentKind = z.infer<typeof incidentKindSchema>;

export const mostLinesAPage = 200;

export type IncidentOverview = {
  /** The newest declared of them, the newest first. */
  open: IncidentSummary[];
  openCount: number;
  /** As many of the newest closed ones at most. */
  closed: IncidentSummary[];
};

/** Recovered, and its postmortem not exported yet. */
export type OwedPostmortem = { summary: IncidentSummary; dueAtMs: number | null };

export type IncidentPage = {
  summaries: IncidentSummary[];
  /** How many incidents fit, on all pages. */
  count: number;
  /** How many there are. */
  total: number;
};

export const incidentListContract = {
  overview: procedure.output(type<IncidentOverview>()),
  /** The newest recovered ones, soonest due first; null where the runbook sets no deadline. */
  owed: procedure.output(type<OwedPostmortem[]>()),
  /**
   * Newest declared first. `typed` as in the archive's box: words stand in an incident's own line, or its id is among `found`, which
   * names what `search.find` found, in its order; with `best` those come first.
   */
  page: procedure
    .input(
      z.object({
        kind: incidentKindSchema,
        typed: z.string().max(1_000),
        found: z.array(id).max(mostLinesAPage),
        order: searchOrderSchema,
        offset: z.number().int().min(0).max(10_000_000),
        limit: z.number().int().min(1).max(mostLinesAPage),
      }),
    )
    .output(type<IncidentPage>()),
  /** By the number it has on this installation (`42`, `#42`), or by its id; null where there is none. */
  named: procedure.input(z.object({ name: z.string().max(2_000) })).output(type<IncidentSummary | null>()),
};
