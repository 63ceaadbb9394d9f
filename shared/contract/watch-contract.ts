import { type } from '@orpc/contract';
import { z } from '../schema.ts';
import { command } from './incident-command.ts';
import { id, procedure } from './procedure.ts';
import type { WatchView } from './watch-view.ts';

/** What is watched: for an incident, which records it, or from home. */
const watchSubject = z.union([command, z.object({ environmentId: id })]);

export const watchContract = {
  /** What is seen now of an incident's environment, or of one watched from home; null where it is not watched. */
  get: procedure
    .input(z.union([z.object({ incidentId: id }), z.object({ environmentId: id })]))
    .output(type<WatchView | null>()),
  /** An incident is watched from its declaring on; an environment without one from here on, in memory alone. */
  start: procedure.input(watchSubject),
  stop: procedure.input(watchSubject),
  /** Muted measures are read on, and make no rows; `measureId` null is all of them. */
  mute: procedure.input(
    z.union([
      command.extend({ measureId: id.nullable(), muted: z.boolean() }),
      z.object({ environmentId: id, measureId: id.nullable(), muted: z.boolean() }),
    ]),
  ),
};
