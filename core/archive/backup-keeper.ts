/**
 * Makes backups by itself: a while after the start where the last one is old, after an incident is closed, and from time to time
 * while one is open. Each is the work of a process of its own, one at a time; one that fails is said, and harms nothing else.
 */
import { isBackupDue } from '../../shared/backup/backup-due.ts';
import { problem } from '../../shared/contract/problem.ts';
import { toContractError } from '../expected.ts';
import type { Services } from '../services.ts';
import { readBackupChoice } from '../store/backup-choice.ts';
import { listBackups } from '../store/kept-backups.ts';
import type { Timer } from '../timer.ts';
import { type BackupWork, startMaking } from './backup-process.ts';

/** How long the app is left to itself after its start, and how often it is looked whether one is due. */
const beatMs = 60_000;

export type BackupKeeper = {
  /** Since when one is being made, and how the last attempt failed. */
  state(): Pick<BackupsState, 'runningSinceMs' | 'failure'>;
  /** Starts one now, unless one is under way. */
  start(): void;
  close(): void;
};

type BackupsState = {
  runningSinceMs: number | null;
  failure: { atMs: number; problem: ReturnType<typeof problem>['data'] } | null;
};

/** `isKeeper`: whether it also makes them unasked. */
export function createBackupKeeper(services: Services, timer: Timer, isKeeper: boolean): BackupKeeper {
  const { store, clock, ports, changes, dataDir, faults } = services;
  const open = new Set<string>();
  let isEmpty = true;
  let closedAtMs: number | null = null;
  let running: { sinceMs: number; work: BackupWork<string> } | null = null;
  let failure: BackupsState['failure'] = null;
  let cancel: (() => void) | null = null;
  let closed = false;

  function note(incidentId: string): void {
    const summary = store.summaryOf(incidentId);
    isEmpty = false;
    // A practice is worth no backup of its own.
    if (summary !== null && summary.status === 'open' && !summary.drill) open.add(incidentId);
    else if (open.delete(incidentId) && summary !== null) closedAtMs = clock.nowMs();
  }

  function plan(): void {
    if (!closed) cancel = timer.after(beatMs, () => void look().finally(plan));
  }

  async function look(): Promise<void> {
    try {
      if (isEmpty || running !== null || !readBackupChoice(dataDir).automatic) return;
      const last = (await listBackups(dataDir)).find(({ verifiedAtMs }) => verifiedAtMs !== null);
      const facts = { nowMs: clock.nowMs(), lastMadeAtMs: last?.madeAtMs ?? null, failedAtMs: failure?.atMs ?? null };
      if (isBackupDue({ ...facts, anyOpen: open.size > 0, closedAtMs })) start();
    } catch (error) {
      faults.record(error, 'backup');
    }
  }

  function start(): void {
    if (!ports.startProcess || store.readOnly) {
      throw toContractError(problem('NOT_POSSIBLE', 'backupNotPossible'));
    }
    if (running !== null || closed) return;
    const sinceMs = clock.nowMs();
    const work = startMaking(ports.startProcess, dataDir, sinceMs);
    running = { sinceMs, work };
    changes.publish('change', { topic: 'backups' });
    void work.answer.then((answer) => {
      running = null;
      if (closed) return;
      failure = answer.ok ? null : { atMs: clock.nowMs(), problem: answer.problem.data };
      changes.publish('change', { topic: 'backups' });
    });
  }

  let unsubscribe = () => {};
  if (isKeeper) {
    for (const { incidentId, status, drill } of store.listIncidents()) {
      isEmpty = false;
      if (status === 'open' && !drill) open.add(incidentId);
    }
    unsubscribe = changes.subscribe('change', (change) => {
      if (change.topic === 'incident') note(change.incidentId);
    });
    plan();
  }

  return {
    state: () => ({ runningSinceMs: running?.sinceMs ?? null, failure }),
    start,
    close() {
      closed = true;
      cancel?.();
      unsubscribe();
      running?.work.kill();
    },
  };
}
