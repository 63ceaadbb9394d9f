/** The watch: what it sees now, and what a person may tell it. It follows the incidents by their record, not by being told. */
import { decideWatch, type WatchCommand } from '../../shared/watch/decide-watch.ts';
import { actorOf } from '../actor.ts';
import { expectFound } from '../expected.ts';
import { procedures } from '../procedures.ts';
import { appendDecided } from '../record.ts';
import type { CallContext, Services } from '../services.ts';
import { createWatchHub } from './watch-hub.ts';
import type { WatchMeans } from './watch-means.ts';

export function watchProcedures(services: Services, means: WatchMeans) {
  const { store, changes, ports, clock } = services;
  const hub = createWatchHub(services, means);
  const on = procedures.watch;
  // A terminal's command is gone in a moment, and who only reads has no part in the record.
  if (!store.readOnly && ports.host !== 'command-line') {
    const unsubscribe = changes.subscribe('change', (change) => {
      if (change.topic === 'incident') hub.reconcile(change.incidentId);
      else if (change.topic === 'environments') hub.reconcileHome();
    });
    services.onClose(async () => {
      unsubscribe();
      await hub.close();
    });
    hub.resume();
  }

  function tellIncident(
    { incidentId, commandId }: { incidentId: string; commandId: string },
    context: CallContext,
    command: WatchCommand,
  ): void {
    appendDecided(services, { incidentId, commandId, actor: actorOf(services, context) }, (state) =>
      decideWatch(state, command, clock.nowMs()),
    );
  }

  return {
    get: on.get.handler(({ input }) =>
      'incidentId' in input ? hub.ofIncident(input.incidentId) : hub.ofEnvironment(input.environmentId),
    ),
    start: on.start.handler(({ input, context }) => {
      if ('incidentId' in input) return tellIncident(input, context, { kind: 'switch', on: true });
      const id = input.environmentId;
      hub.startFromHome(expectFound(store.environments.get(id), 'noSuchEnvironment', { id }));
    }),
    stop: on.stop.handler(({ input, context }) => {
      if ('incidentId' in input) return tellIncident(input, context, { kind: 'switch', on: false });
      hub.stopFromHome(input.environmentId);
    }),
    mute: on.mute.handler(({ input, context }) => {
      const { measureId, muted } = input;
      if ('incidentId' in input) return tellIncident(input, context, { kind: 'mute', measureId, muted });
      hub.muteFromHome(input.environmentId, measureId, muted);
    }),
  };
}
