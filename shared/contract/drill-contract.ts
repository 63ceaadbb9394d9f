/** The service to practise on. */
import { type } from '@orpc/contract';
import { z } from '../schema.ts';
import { procedure } from './procedure.ts';
import type { DrillStatus } from './view.ts';

export const drillContract = {
  status: procedure.output(type<DrillStatus>()),
  /** Starts API and PostgreSQL, makes (or renews) the drill's environment, and breaks what `fault` names. */
  start: procedure
    .input(
      z.object({
        fault: z.string().max(60).nullable(),
        /** The API's port; 0 for any free one. Without it the runbook's, or any free one where that is taken. */
        port: z.number().int().min(0).max(65_535).optional(),
      }),
    )
    .output(type<DrillStatus>()),
  setFault: procedure.input(z.object({ fault: z.string().max(60).nullable() })).output(type<DrillStatus>()),
  /** Does what the runbook's recovery would do: restart, roll back. */
  repair: procedure.output(type<DrillStatus>()),
  stop: procedure.output(type<DrillStatus>()),
};
