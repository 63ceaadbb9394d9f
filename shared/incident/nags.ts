/**
 * When a blank is brought up again: a few times, each later than the one before, then never more. The hands are needed elsewhere in the
 * first minutes, and whoever has put it off four times has decided. Decided from the record and the clock alone, so that every window says
 * the same and a restart changes nothing.
 */
import { type Blank, blanksOf } from './blanks.ts';
import type { IncidentState } from './state.ts';

const minuteMs = 60_000;
/** From declaring, then from the end of the one before. */
const waitsMs = [2 * minuteMs, 5 * minuteMs, 10 * minuteMs, 20 * minuteMs];
/** Left alone, it goes away by itself. */
const shownMs = 3 * minuteMs;

export type Nag = { blank: Blank; round: number; rounds: number };

type Known = Pick<
  IncidentState,
  'severity' | 'detection' | 'roles' | 'status' | 'backdated' | 'milestones' | 'blanksPutOff'
>;

/** The blank to bring up at this moment, at most one; null for none. */
export function nagOf(state: Known, nowMs: number): Nag | null {
  const { status, backdated, milestones, blanksPutOff } = state;
  const declaredMs = milestones.declared?.atMs ?? null;
  if (status === 'closed' || backdated || declaredMs === null) return null;
  for (const blank of blanksOf(state)) {
    const putOffMs = blanksPutOff.filter((each) => each.blank === blank).map(({ atMs }) => atMs);
    const round = roundAt(declaredMs, putOffMs, nowMs);
    if (round !== null) return { blank, round, rounds: waitsMs.length };
  }
  return null;
}

function roundAt(declaredMs: number, putOffMs: readonly number[], nowMs: number): number | null {
  let fromMs = declaredMs;
  for (const [index, waitMs] of waitsMs.entries()) {
    const dueMs = fromMs + waitMs;
    if (nowMs < dueMs) return null;
    const endMs = putOffMs.find((atMs) => atMs >= dueMs && atMs < dueMs + shownMs) ?? dueMs + shownMs;
    if (nowMs < endMs) return index + 1;
    fromMs = endMs;
  }
  return null;
}
