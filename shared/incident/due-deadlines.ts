/**
 * Which deadlines are due now. Each is told of once: what the record says was told is never told again, and of what passed unseen
 * only the fact is kept, so that nothing old ever rings.
 */
import type { Runbook } from '../runbook/model.ts';
import { type Deadline, deadlinesOf } from './deadlines.ts';
import type { DeadlineTiming, Payload } from './event.ts';
import type { IncidentState } from './state.ts';

/** Moments that an earlier look saw ahead of it, by what would be told of then. */
export type Awaited = ReadonlyMap<string, number>;

export type DueDeadline = { deadline: Deadline; payload: Payload<'deadlineDue'> };

export type DeadlineLook = {
  due: DueDeadline[];
  awaited: Awaited;
  /** The next moment to look at; null where nothing is left to wait for. */
  nextAtMs: number | null;
};

/** Told this soon after it, a deadline was told of in time; also one of a moment ago that nobody could have waited for. */
export const inTimeMs = 15_000;
/** What passed in a longer sleep, or in a longer jump of the clock, is no news that should ring. */
export const ringsWithinMs = 60 * 60_000;

/**
 * Looks once, at the wall-clock time `nowMs` in milliseconds. A deadline that passed rings only where it was waited for: one that
 * passed while the app was closed, in a record from elsewhere, or by an edit of the time that it counts from is `missed`.
 */
export function dueDeadlines(
  state: IncidentState,
  runbook: Runbook | null,
  { nowMs, awaited }: { nowMs: number; awaited: Awaited },
): DeadlineLook {
  const due: DueDeadline[] = [];
  const ahead = new Map<string, number>();
  for (const deadline of deadlinesOf(state, runbook)) {
    for (const { key, atMs, snoozeId } of occasionsOf(state, deadline)) {
      if (atMs > nowMs) {
        ahead.set(key, atMs);
        continue;
      }
      const timing = timingOf(nowMs - atMs, awaited.get(key) === atMs);
      due.push({ deadline, payload: { deadlineId: deadline.id, dueAtMs: atMs, timing, snoozeId } });
    }
  }
  return { due, awaited: ahead, nextAtMs: ahead.size === 0 ? null : Math.min(...ahead.values()) };
}

type Occasion = { key: string; atMs: number; snoozeId: string | null };

/** The deadline itself until it was told of, and the end of a pause that was asked for. */
function occasionsOf(
  state: IncidentState,
  { id, minutes, dueAtMs, handled, told, snoozedUntilMs }: Deadline,
): Occasion[] {
  if (handled) return [];
  // What holds at once holds from the moment somebody could know of it.
  const declaredAtMs = minutes === 0 ? (state.milestones.declared?.atMs ?? 0) : 0;
  const itself =
    told === null && dueAtMs !== null ? [{ key: id, atMs: Math.max(dueAtMs, declaredAtMs), snoozeId: null }] : [];
  const snoozeId = state.deadlinesSnoozed[id]?.eventId;
  if (snoozedUntilMs === null || snoozeId === undefined) return itself;
  return [...itself, { key: snoozeId, atMs: snoozedUntilMs, snoozeId }];
}

function timingOf(passedMs: number, wasAwaited: boolean): DeadlineTiming {
  if (passedMs <= inTimeMs) return 'onTime';
  return wasAwaited && passedMs <= ringsWithinMs ? 'late' : 'missed';
}
