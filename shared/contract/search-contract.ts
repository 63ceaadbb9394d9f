/** Looking through every incident of the record. */
import { type } from '@orpc/contract';
import type { EventKind } from '../incident/event.ts';
import { z } from '../schema.ts';
import type { PassagePart } from '../search/passage.ts';
import { procedure } from './procedure.ts';

export const searchOrderSchema = z.enum(['newest', 'best']);
export type SearchOrder = z.infer<typeof searchOrderSchema>;

/** An event that holds every word, and where. */
export type FoundPassage = {
  incidentId: string;
  eventId: string;
  kind: EventKind | 'unknown' | 'blackedOut';
  happenedAtMs: number;
  /** Whether it stands in an output, not in what the event itself says. */
  inOutput: boolean;
  passage: PassagePart[];
};

export type SearchResult = {
  passages: FoundPassage[];
  /** Others were found, or may be. */
  more: boolean;
  /** The best are chosen among the newest so many; null where the order is by time. */
  rankedAmong: number | null;
  /** Events that could not be looked through yet, since the index is being made. */
  unread: number;
};

export const searchContract = {
  /** As typed, filters included. What has no words finds no passages: filters alone are a matter of the list. */
  find: procedure
    .input(
      z.object({ typed: z.string().max(1_000), order: searchOrderSchema, limit: z.number().int().min(1).max(200) }),
    )
    .output(type<SearchResult>()),
};
