/**
 * Recoveries being verified: after a sweep that found all normal the next one follows by itself, until the readings have been normal
 * for long enough or one of them is not. Only when the next look comes is held here; what was read is in the record.
 */
import { standingHandOver } from '../../shared/incident/hand-over.ts';
import { holdMsOf, lookEveryMs, recoveryHold } from '../../shared/incident/recovery-hold.ts';
import { loadIncident } from '../record.ts';
import type { Services } from '../services.ts';

export type Verifications = {
  /** Plans the next look where the run goes on; `look` starts it. */
  goOn(incidentId: string, look: () => void): void;
  /** Somebody looks now, or wants no more looks. */
  stop(incidentId: string): void;
  /** When the next look comes by itself; null where none does. */
  nextLookMs(incidentId: string): number | null;
  closeAll(): Promise<void>;
};

export function createVerifications(services: Services): Verifications {
  const { clock, changes } = services;
  const planned = new Map<string, { atMs: number; timer: NodeJS.Timeout }>();

  function stop(incidentId: string): void {
    clearTimeout(planned.get(incidentId)?.timer);
    planned.delete(incidentId);
  }

  return {
    goOn(incidentId, look) {
      stop(incidentId);
      const state = loadIncident(services, incidentId);
      const holdMs = holdMsOf(services.runbooks.of(state.runbook?.hash ?? null), state.drill);
      const { sinceMs, verified } = recoveryHold(state.checks, holdMs);
      if (sinceMs === null || verified || state.status === 'closed') return;
      const everyMs = lookEveryMs(holdMs);
      const timer = setTimeout(() => {
        planned.delete(incidentId);
        try {
          const now = loadIncident(services, incidentId);
          if (now.status === 'open' && standingHandOver(now, services.store.deviceId) === null) look();
        } catch (error) {
          // Nobody waits for it; the next key press begins anew.
          services.faults.record(error, 'verification');
        }
      }, everyMs);
      timer.unref();
      planned.set(incidentId, { atMs: clock.nowMs() + everyMs, timer });
      changes.publish('change', {
        topic: 'incident',
        incidentId,
        seq: services.store.eventsOf(incidentId).at(-1)?.seq ?? 0,
      });
    },
    stop,
    nextLookMs: (incidentId) => planned.get(incidentId)?.atMs ?? null,
    closeAll() {
      for (const incidentId of [...planned.keys()]) stop(incidentId);
      return Promise.resolve();
    },
  };
}
