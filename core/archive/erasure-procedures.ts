/** Deleting incidents, and saying which files still hold them. */
import { join } from 'node:path';
import type { Erased, StillHeld } from '../../shared/contract/erasure-contract.ts';
import { problem } from '../../shared/contract/problem.ts';
import { erasableDrills, refusalToErase } from '../../shared/incident/erasure.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import { actorOf } from '../actor.ts';
import { expectFound, toContractError } from '../expected.ts';
import { procedures } from '../procedures.ts';
import type { CallContext, Services } from '../services.ts';
import { listBackups } from '../store/kept-backups.ts';

const mostRemembered = 200;

export function erasureProcedures(services: Services) {
  const { store, changes, dataDir, redact } = services;
  const on = procedures.erasures;

  /** What was written from these incidents and lies elsewhere. */
  async function heldOf(summaries: readonly IncidentSummary[]): Promise<StillHeld> {
    const sinceMs = Math.min(...summaries.flatMap(({ incidentId }) => recordedSinceMs(incidentId)));
    const backups = (await listBackups(dataDir)).filter(({ madeAtMs }) => madeAtMs >= sinceMs);
    const states = summaries.flatMap(({ incidentId }) => store.stateOf(incidentId) ?? []);
    const exports = states.flatMap((state) => [...state.exports, ...state.copies].map(({ fileName }) => fileName));
    return { backups: backups.map(({ path }) => path), exports: [...new Set(exports)] };
  }

  function recordedSinceMs(incidentId: string): number[] {
    return store
      .eventsOf(incidentId)
      .slice(0, 1)
      .map(({ recordedAtMs }) => recordedAtMs);
  }

  async function erase(summaries: readonly IncidentSummary[], reason: string, context: CallContext): Promise<Erased> {
    const held = await heldOf(summaries);
    const actor = redact(actorOf(services, context));
    const { backups } = store.erase(
      ...summaries.map(({ incidentId }) => ({ incidentId, actor, reason: redact(reason) })),
    );
    changes.publish('change', { topic: 'incidents' });
    return {
      incidents: summaries.length,
      events: summaries.reduce((sum, { eventCount }) => sum + eventCount, 0),
      exports: held.exports,
      backups: [...backups.map((name) => join(dataDir, 'backups', name)), ...held.backups],
    };
  }

  /** Throws the contract's error where it may not go now. */
  function expectErasable(summary: IncidentSummary, all: readonly IncidentSummary[]): void {
    const refused = refusalToErase(summary, all);
    if (refused) throw toContractError(refused);
  }

  return {
    drills: on.drills.handler(() => ({ count: erasableDrills(store.listIncidents()).length })),
    eraseDrills: on.eraseDrills.handler(({ input, context }) => {
      const all = store.listIncidents();
      const drills = erasableDrills(all);
      const { length: count } = drills;
      const [first] = drills;
      if (first === undefined || count !== input.count) {
        throw toContractError(problem('CONFLICT', 'eraseOtherCount', { count }));
      }
      expectErasable(first, all);
      return erase(drills, '', context);
    }),
    preview: on.preview.handler(async ({ input }) => {
      const named = input.name.replace(/^#/, '');
      const all = store.listIncidents();
      const found = all.find(({ incidentId, number }) => incidentId === input.name || String(number) === named);
      const summary = expectFound(found, 'noSuchIncident', { id: input.name });
      expectErasable(summary, all);
      const { incidentId, number, title, drill, declaredAtMs, eventCount } = summary;
      return { incidentId, number, title, drill, declaredAtMs, eventCount, ...(await heldOf([summary])) };
    }),
    erase: on.erase.handler(({ input: { incidentId, reason }, context }) => {
      const summary = expectFound(store.summaryOf(incidentId), 'noSuchIncident', { id: incidentId });
      expectErasable(summary, store.listIncidents());
      if (reason.trim() === '') throw toContractError(problem('INVALID', 'erasingNeedsReason'));
      return erase([summary], reason.trim(), context);
    }),
    list: on.list.handler(() => store.tombstones().toReversed().slice(0, mostRemembered)),
  };
}
