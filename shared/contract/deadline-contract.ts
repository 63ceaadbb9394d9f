/** Deadlines that came, for every window alike. What is done about one is a command of its incident. */
import { type } from '@orpc/contract';
import { z } from '../schema.ts';
import type { DeadlineNotice, DeadlinesView } from './deadline-view.ts';
import { id, procedure } from './procedure.ts';

export const deadlineContract = {
  get: procedure.output(type<DeadlinesView>()),
  /** What came a moment ago and no window has sounded for yet; a ring is given out once. */
  claimRings: procedure.output(type<DeadlineNotice[]>()),
  /** Takes notices away, from every window; the deadlines stay as they are. */
  dismiss: procedure.input(z.object({ noticeIds: z.array(id).max(1_000) })),
};
