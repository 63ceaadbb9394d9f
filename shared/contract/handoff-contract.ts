import { type } from '@orpc/contract';
import { z } from '../schema.ts';
import type { HandOffPage, IncidentFileView, TakenIn } from './handoff-view.ts';
import { command, incidentCommand, shortText } from './incident-command.ts';
import { id, procedure } from './procedure.ts';

export const handoffContract = {
  /** What the next responder needs on one page, made from the record, in either language. */
  page: procedure
    .input(z.object({ incidentId: id, language: z.enum(['ja', 'en']), nextStep: shortText.nullable() }))
    .output(type<HandOffPage>()),
  /** From here on this device only reads the incident, until it takes it back or is handed it again. */
  handOver: incidentCommand({ to: z.string().max(200), nextStep: shortText.nullable() }),
  takeBack: incidentCommand({}),
  /** The whole record as a file; with `save` the host asks where to put it. While handed over it leaves no row. */
  export: procedure.input(command.extend({ save: z.boolean() })).output(type<IncidentFileView>()),
  /** The next piece of a file that comes in, in base64. */
  send: procedure.input(
    z.object({
      transferId: z.string().min(1).max(100),
      index: z.number().int().min(0),
      base64: z.base64().max(6_000_000),
    }),
  ),
  /** Takes in the file that was sent: merged by event id, as often as wanted. A file that cannot be used changes nothing. */
  import: procedure.input(z.object({ transferId: z.string().min(1).max(100) })).output(type<TakenIn>()),
};
