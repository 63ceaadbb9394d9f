/**
 * A long record as screens read it. The timeline: its newest rows at once, older ones page by page, then only what changed. For a
 * replay: its events, in the order in which they became known.
 */
import { type } from '@orpc/contract';
import type { ReplayPage } from '../replay/replay-page.ts';
import { z } from '../schema.ts';
import { mostRowsAPage, type TimelineChanges, type TimelinePage } from '../timeline/timeline-page.ts';
import { id, procedure } from './procedure.ts';

const wholeNumber = z.number().int();
const place = z.object({
  happenedAtMs: wholeNumber,
  event: z.object({ lamport: wholeNumber, deviceId: z.string().max(200), chainSeq: wholeNumber }),
});

export const timelineContract = {
  /** The newest rows, or the newest of those before a place. */
  timelinePage: procedure
    .input(z.object({ incidentId: id, before: place.nullable(), limit: wholeNumber.min(1).max(mostRowsAPage) }))
    .output(type<TimelinePage>()),
  /** Rows that came or changed after an event, as they stand now. */
  timelineChanges: procedure.input(z.object({ incidentId: id, afterSeq: wholeNumber })).output(type<TimelineChanges>()),
  /** Events from a place on; `untilSeq` of the first page keeps the next ones to the same record. */
  replayPage: procedure
    .input(z.object({ incidentId: id, from: wholeNumber.min(0), untilSeq: wholeNumber.min(0).nullable() }))
    .output(type<ReplayPage>()),
};
