/** Handing an incident over, taking it back, and its record as a file on its way out and in. */

import { incidentFileName } from '../../shared/handoff/incident-file.ts';
import { decideHandOver, decideTakeBack, standingHandOver } from '../../shared/incident/hand-over.ts';
import { actorOf } from '../actor.ts';
import { expectFound } from '../expected.ts';
import { procedures } from '../procedures.ts';
import { appendDecided, appendEvents, loadIncident } from '../record.ts';
import type { Services } from '../services.ts';
import { handOffPage } from './hand-off-page.ts';
import { packIncident, type ReadableOf } from './pack-incident.ts';
import { takeInIncident } from './take-in-incident.ts';
import { createTransfers } from './transfers.ts';

export function handoffProcedures(services: Services, readable: ReadableOf) {
  const { store, clock, ports } = services;
  const on = procedures.handoff;
  const transfers = createTransfers();

  return {
    page: on.page.handler(({ input }) => ({ markdown: handOffPage(services, input) })),
    handOver: on.handOver.handler(({ input, context }) =>
      appendDecided(services, { ...input, actor: actorOf(services, context) }, (state) =>
        decideHandOver(state, input, { deviceId: store.deviceId, nowMs: clock.nowMs() }),
      ),
    ),
    takeBack: on.takeBack.handler(({ input, context }) =>
      appendDecided(services, { ...input, actor: actorOf(services, context) }, (state) =>
        decideTakeBack(state, store.deviceId, clock.nowMs()),
      ),
    ),
    export: on.export.handler(async ({ input, context }) => {
      const { incidentId, commandId } = input;
      const state = loadIncident(services, incidentId);
      const { number, title } = expectFound(store.summaryOf(incidentId), 'noSuchIncident', { id: incidentId });
      const fileName = incidentFileName(number, title);
      // The row goes into the file that it tells of. Of what was handed over, the hand-over is that row.
      if (standingHandOver(state, store.deviceId) === null && !store.readOnly) {
        const caller = { incidentId, commandId, actor: actorOf(services, context) };
        appendEvents(
          services,
          caller,
          [{ kind: 'recordCopied', happenedAtMs: clock.nowMs(), payload: { fileName } }],
          [],
        );
      }
      const { bytes, withheld } = await packIncident(services, incidentId, readable);
      if (!input.save || !ports.saveFile)
        return { fileName, base64: bytes.toString('base64'), savedTo: null, withheld };
      return { fileName, base64: null, savedTo: await ports.saveFile(fileName, bytes), withheld };
    }),
    send: on.send.handler(({ input, context }) => {
      transfers.add(context.window, input.transferId, input.index, Buffer.from(input.base64, 'base64'));
    }),
    import: on.import.handler(({ input, context }) =>
      takeInIncident(services, transfers.take(context.window, input.transferId), actorOf(services, context)),
    ),
  };
}
