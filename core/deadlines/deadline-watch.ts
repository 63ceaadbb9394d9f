/**
 * Waits for the deadlines of every incident that has some ahead, by the wall clock and the record. It wakes when the next one comes
 * and every few seconds besides, since a machine that sleeps, or whose clock is set, keeps no timer: so it sees right after what
 * passed meanwhile. What it tells of is on the record first, and is never told again.
 */
import { type Awaited, type DueDeadline, dueDeadlines } from '../../shared/incident/due-deadlines.ts';
import { standingHandOver } from '../../shared/incident/hand-over.ts';
import { ownName } from '../actor.ts';
import { appendEvents } from '../record.ts';
import type { Services } from '../services.ts';
import { openIncidents } from '../store/store.ts';
import type { Timer } from '../timer.ts';

export type DeadlineWatch = {
  /** Takes up all incidents that may have a deadline ahead of them, or one that passed while nobody ran. */
  resume(): void;
  /** Looks at an incident anew, soon: its record has changed. */
  reconsider(incidentId: string): void;
  /** Incidents that have something ahead. */
  waitingFor(): string[];
  close(): void;
};

/** How late what passed in a sleep is seen at most. */
const beatMs = 5_000;
/** A closed incident that recovered longer ago owes nothing that could still come. */
const settledAfterMs = 31 * 24 * 60 * 60_000;

export function createDeadlineWatch(
  services: Services,
  timer: Timer,
  onDue: (incidentId: string, due: readonly DueDeadline[]) => void,
): DeadlineWatch {
  const { store, clock, faults } = services;
  const waiting = new Map<string, { awaited: Awaited; nextAtMs: number }>();
  const changed = new Set<string>();
  /** Told, though the disk refused to take it. */
  const unwritten = new Set<string>();
  let cancel: (() => void) | null = null;
  let closed = false;

  function plan(): void {
    cancel?.();
    cancel = null;
    if (closed) return;
    const nextAtMs = Math.min(...[...waiting.values()].map((each) => each.nextAtMs));
    const delayMs = changed.size > 0 ? 0 : Math.min(beatMs, Math.max(0, nextAtMs - clock.nowMs()));
    if (changed.size > 0 || waiting.size > 0) cancel = timer.after(delayMs, wake);
  }

  function wake(): void {
    cancel = null;
    const nowMs = clock.nowMs();
    const come = [...waiting].flatMap(([incidentId, { nextAtMs }]) => (nextAtMs <= nowMs ? [incidentId] : []));
    const incidentIds = new Set([...changed, ...come]);
    changed.clear();
    for (const incidentId of incidentIds) {
      try {
        look(incidentId);
      } catch (error) {
        faults.record(error, 'deadlines');
      }
    }
    plan();
  }

  function look(incidentId: string): void {
    const state = store.stateOf(incidentId);
    // What was handed over rings where it is worked on.
    if (!state || standingHandOver(state, store.deviceId) !== null) {
      waiting.delete(incidentId);
      return;
    }
    const runbook = services.runbooks.of(state.runbook?.hash ?? null);
    const awaited = waiting.get(incidentId)?.awaited ?? new Map<string, number>();
    const seen = dueDeadlines(state, runbook, { nowMs: clock.nowMs(), awaited });
    if (seen.nextAtMs === null) waiting.delete(incidentId);
    else waiting.set(incidentId, { awaited: seen.awaited, nextAtMs: seen.nextAtMs });
    const due = seen.due.filter((each) => !unwritten.has(keyOf(incidentId, each)));
    if (due.length === 0) return;
    write(incidentId, due);
    onDue(incidentId, due);
  }

  /** A full disk must not silence a deadline, nor let it ring on and on. */
  function write(incidentId: string, due: readonly DueDeadline[]): void {
    const events = due.map(({ payload }) => ({
      kind: 'deadlineDue' as const,
      happenedAtMs: payload.dueAtMs,
      payload,
    }));
    try {
      appendEvents(services, { incidentId, commandId: null, actor: ownName }, events, []);
    } catch (error) {
      for (const each of due) unwritten.add(keyOf(incidentId, each));
      faults.record(error, 'deadlines');
    }
  }

  return {
    resume() {
      const owed = store.lists.owed(clock.nowMs() - settledAfterMs, null);
      const incidentIds = [...store.lists.matching(openIncidents), ...owed.map(({ incidentId }) => incidentId)];
      for (const incidentId of incidentIds) changed.add(incidentId);
      plan();
    },
    reconsider(incidentId) {
      changed.add(incidentId);
      plan();
    },
    waitingFor: () => [...waiting.keys()],
    close() {
      closed = true;
      plan();
    },
  };
}

function keyOf(incidentId: string, { payload: { deadlineId, snoozeId } }: DueDeadline): string {
  return `${incidentId} ${deadlineId} ${snoozeId}`;
}
