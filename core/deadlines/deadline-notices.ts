/** What windows show of deadlines that came while the app runs. It is kept in memory alone: after a restart nothing is announced again. */
import type { DeadlineNotice, DeadlinesView } from '../../shared/contract/deadline-view.ts';
import { type Deadline, deadlinesOf } from '../../shared/incident/deadlines.ts';
import type { DueDeadline } from '../../shared/incident/due-deadlines.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import type { Services } from '../services.ts';

export type DeadlineNotices = {
  /** Answers the notices that came of it. */
  add(incidentId: string, due: readonly DueDeadline[]): DeadlineNotice[];
  standing(): DeadlineNotice[];
  /** Those that ring now, each given out once. */
  claimRings(): DeadlineNotice[];
  dismiss(noticeIds: readonly string[]): void;
  /** The one that comes next of these incidents. */
  next(incidentIds: readonly string[]): DeadlinesView['next'];
};

/** Longer after it, a sound would only be a riddle. */
const rungWithinMs = 60_000;
/** More than anybody reads. */
const keptNotices = 50;

type Kept = { notice: DeadlineNotice; toldAtMs: number; rung: boolean };

export function createDeadlineNotices({ store, clock, newId, runbooks }: Services): DeadlineNotices {
  let kept: Kept[] = [];

  function deadlinesNow(incidentId: string): Deadline[] {
    const state = store.stateOf(incidentId);
    return state ? deadlinesOf(state, runbooks.of(state.runbook?.hash ?? null)) : [];
  }

  function stands({ incidentId, deadlineId }: DeadlineNotice): boolean {
    const deadline = deadlinesNow(incidentId).find(({ id }) => id === deadlineId);
    return deadline !== undefined && !deadline.handled && deadline.snoozedUntilMs === null;
  }

  return {
    add(incidentId, due) {
      const summary = store.summaryOf(incidentId);
      if (summary === null) return [];
      const notices = due.map(({ deadline: { id, kind, minutes }, payload: { dueAtMs, timing } }) => ({
        ...ofIncident(summary),
        noticeId: newId(),
        deadlineId: id,
        kind,
        minutes,
        dueAtMs,
        timing,
      }));
      const toldAtMs = clock.nowMs();
      kept = [...kept, ...notices.map((notice) => ({ notice, toldAtMs, rung: false }))].slice(-keptNotices);
      return notices;
    },
    standing: () => kept.flatMap(({ notice }) => (stands(notice) ? [notice] : [])),
    claimRings() {
      const nowMs = clock.nowMs();
      const ringing = kept.filter(
        ({ notice, toldAtMs, rung }) =>
          !rung && notice.timing !== 'missed' && Math.abs(nowMs - toldAtMs) <= rungWithinMs && stands(notice),
      );
      for (const each of ringing) each.rung = true;
      return ringing.map(({ notice }) => notice);
    },
    dismiss(noticeIds) {
      kept = kept.filter(({ notice }) => !noticeIds.includes(notice.noticeId));
    },
    next(incidentIds) {
      const nowMs = clock.nowMs();
      const ahead = incidentIds.flatMap((incidentId) => {
        const summary = store.summaryOf(incidentId);
        return deadlinesNow(incidentId).flatMap(({ kind, minutes, dueAtMs, handled }) =>
          summary === null || handled || dueAtMs === null || dueAtMs <= nowMs
            ? []
            : [{ ...ofIncident(summary), kind, minutes, dueAtMs }],
        );
      });
      return ahead.toSorted((one, other) => one.dueAtMs - other.dueAtMs)[0] ?? null;
    },
  };
}

function ofIncident({ incidentId, number, title, drill, zone }: IncidentSummary) {
  return { incidentId, number, title, drill, zone };
}
