/**
 * Sweeps under way: many checks at once, each recorded as it ends, progress told to the windows, cancelled by a person or by
 * the app's end. Only progress is held here; results are in the record.
 */
import type { SweepProgress, SweepScope } from '../../shared/contract/view.ts';
import type { Environment } from '../../shared/environment/environment.ts';
import type { Runbook } from '../../shared/runbook/model.ts';
import { checkContext } from '../check-context.ts';
import { sweep as runSweep } from '../probes/sweep.ts';
import type { Caller } from '../record.ts';
import type { Services } from '../services.ts';
import { recordCheck } from './check-recorder.ts';
import type { PlannedCheck } from './planned-check.ts';

export type Sweeps = {
  start(request: SweepRequest): string;
  cancel(incidentId: string, sweepId: string): boolean;
  of(incidentId: string): SweepProgress[];
  closeAll(): Promise<void>;
};

export type SweepRequest = {
  caller: Caller;
  scope: SweepScope;
  checks: PlannedCheck[];
  environment: Environment;
  runbook: Runbook | null;
  /** Since when the incident is looked into; null where that is not known. */
  sinceMs: number | null;
  /** What the results say together, recorded once all are there; not after a cancel. */
  conclude: () => void;
};

type Running = { incidentId: string; progress: SweepProgress; cancel: AbortController; finished: Promise<void> };

export function createSweeps(services: Services): Sweeps {
  const running = new Map<string, Running>();

  function tell(entry: Running, change: Partial<SweepProgress>): void {
    entry.progress = { ...entry.progress, ...change };
    services.changes.publish('change', { topic: 'sweep', incidentId: entry.incidentId, progress: entry.progress });
  }

  async function run(
    entry: Running,
    { caller, checks, environment, runbook, sinceMs, conclude }: SweepRequest,
  ): Promise<void> {
    const { sweepId } = entry.progress;
    const context = checkContext(services, environment, runbook, entry.cancel.signal, sinceMs);
    const planned = new Map(checks.map((check) => [check.checkId, check]));
    const titles = (ids: readonly string[]) => ids.map((id) => planned.get(id)?.title || id);
    try {
      await runSweep(
        checks.map(({ checkId, request }) => ({ id: checkId, request })),
        context,
        {
          onStart: (_, underWay) => tell(entry, { running: titles(underWay) }),
          onResult: (id, outcome, underWay) => {
            const check = planned.get(id);
            if (check && !entry.cancel.signal.aborted) {
              recordCheck(services, caller, { check, outcome, sweepId, runbook, environment });
            }
            tell(entry, { done: entry.progress.done + 1, running: titles(underWay) });
          },
        },
      );
      if (!entry.cancel.signal.aborted) conclude();
    } catch (error) {
      // Nobody waits for a sweep: what broke is written down, and the windows learn that it ended.
      services.faults.record(error, 'sweep');
    } finally {
      running.delete(sweepId);
      tell(entry, { running: [], state: entry.cancel.signal.aborted ? 'cancelled' : 'finished' });
    }
  }

  return {
    start(request) {
      const sweepId = services.newId();
      const entry: Running = {
        incidentId: request.caller.incidentId,
        progress: {
          sweepId,
          scope: request.scope,
          total: request.checks.length,
          done: 0,
          running: [],
          state: 'running',
        },
        cancel: new AbortController(),
        finished: Promise.resolve(),
      };
      running.set(sweepId, entry);
      entry.finished = run(entry, request);
      return sweepId;
    },
    cancel(incidentId, sweepId) {
      const entry = running.get(sweepId);
      if (entry?.incidentId !== incidentId) return false;
      entry.cancel.abort();
      return true;
    },
    of: (incidentId) =>
      [...running.values()].filter((entry) => entry.incidentId === incidentId).map(({ progress }) => progress),
    async closeAll() {
      const entries = [...running.values()];
      for (const entry of entries) entry.cancel.abort();
      await Promise.all(entries.map((entry) => entry.finished));
    },
  };
}
