/** Takes a file's record into this one: merged by event id, whatever came before, and its hand-over received where it is meant so. */

import type { TakenIn } from '../../shared/contract/handoff-view.ts';
import { problem } from '../../shared/contract/problem.ts';
import { decideReceipt } from '../../shared/incident/hand-over.ts';
import { expectFound, expectOk, toContractError } from '../expected.ts';
import { appendEvents, loadIncident } from '../record.ts';
import type { Services } from '../services.ts';
import { forkedDevice } from '../store/store.ts';
import { unpackIncident } from './unpack-incident.ts';

/** Throws the contract's INVALID for a file that cannot be used, and then has changed nothing. */
export async function takeInIncident(services: Services, bytes: Uint8Array, actor: string): Promise<TakenIn> {
  const { store, clock, changes } = services;
  const { record, runbooks } = expectOk(await unpackIncident(bytes));
  const { incidentId } = record;
  if (store.tombstones().some((tombstone) => tombstone.incidentId === incidentId)) {
    throw toContractError(problem('INVALID', 'incidentFileErased'));
  }
  const own = store.exportIncident(incidentId);
  const forked = forkedDevice(own, record);
  if (forked !== null) {
    const reason = forked === store.deviceId ? 'incidentFileForkedHere' : 'incidentFileForked';
    throw toContractError(problem('INVALID', reason));
  }
  const importedAtMs = clock.nowMs();
  for (const { hash, name, title, bytes: text } of runbooks) {
    if (store.runbooks.get(hash) === null) {
      store.runbooks.put({ hash, name, title, bundled: false, importedAtMs, bytes: text });
    }
  }
  const { added } = store.importIncident(record);
  const receipt = decideReceipt(loadIncident(services, incidentId), store.deviceId, clock.nowMs());
  appendEvents(services, { incidentId, commandId: null, actor }, receipt, []);
  const seq = store.eventsOf(incidentId).reduce((last, event) => Math.max(last, event.seq), 0);
  changes.publish('change', { topic: 'incident', incidentId, seq });
  changes.publish('change', { topic: 'incidents' });
  if (runbooks.length > 0) changes.publish('change', { topic: 'runbooks' });
  const { number, title } = expectFound(store.summaryOf(incidentId), 'noSuchIncident', { id: incidentId });
  return { incidentId, number, title, added, isNew: own === null, received: receipt.length > 0 };
}
