/** What is asked across incidents: their action items, and which earlier ones look like one that is under way. */
import { type } from '@orpc/contract';
import type { ActionAcross } from '../actions/action-across.ts';
import { actionStatusSchema } from '../actions/action-item.ts';
import { z } from '../schema.ts';
import type { SimilarIncident } from '../similar/similar-incident.ts';
import { id, procedure } from './procedure.ts';

export type ActionPage = {
  items: ActionAcross[];
  /** Of all that the filters leave. */
  total: number;
};

export type ActionOverview = {
  /** Open ones, and those of them that are overdue, or that a later incident repeated. */
  open: number;
  overdue: number;
  repeated: number;
  /** Who has open ones, who has most first; not all of a very long list. */
  owners: { owner: string; count: number }[];
  /** The few whose day comes first, or is over. */
  soonest: ActionAcross[];
};

export const acrossContract = {
  actionItems: {
    /** Soonest due first, what has no day last; drills apart. */
    list: procedure
      .input(
        z.object({
          drill: z.boolean(),
          status: actionStatusSchema,
          owner: z.string().max(200).nullable(),
          overdue: z.boolean(),
          repeated: z.boolean(),
          offset: z.number().int().min(0).max(10_000_000),
          limit: z.number().int().min(1).max(200),
        }),
      )
      .output(type<ActionPage>()),
    overview: procedure.input(z.object({ drill: z.boolean() })).output(type<ActionOverview>()),
  },
  similar: {
    /** At most five; none while nothing of the incident is known yet. */
    find: procedure.input(z.object({ incidentId: id })).output(type<SimilarIncident[]>()),
  },
};
