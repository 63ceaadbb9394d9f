/** What became of a deadline, worked out from what was recorded of its incident. */
import { type Deadline, deadlinesSetBy } from '../incident/deadlines.ts';
import type { Runbook } from '../runbook/model.ts';
import type { DeadlineFacts } from './incident-figures.ts';

/**
 * `kept` done by its time, or overtaken by then: by recovery or the end of the incident, for the postmortem by its export · `missed` its time passed before
 * that · `notNeeded` called so by its time, with a reason · `unknown` nobody was held to it, or what it counts from is not known ·
 * `pending` its time is still to come.
 */
export type DeadlineOutcome = 'kept' | 'missed' | 'notNeeded' | 'unknown' | 'pending';
export const deadlineOutcomes: readonly DeadlineOutcome[] = ['kept', 'missed', 'notNeeded', 'unknown', 'pending'];

export type JudgedDeadline = {
  kind: Deadline['kind'];
  /** Null for an update, whose span is chosen each time. */
  minutes: number | null;
  outcome: DeadlineOutcome;
};

/**
 * Every deadline that an incident had; without its runbook those of updates alone. What holds at once has no time in which it could be
 * kept, and is none of them.
 */
export function judgeDeadlines(facts: DeadlineFacts, runbook: Runbook | null, nowMs: number): JudgedDeadline[] {
  const judge = (
    { id, endsWithIncident }: { id: string; endsWithIncident: boolean },
    dueAtMs: number | null,
    overtakenAtMs: number | null,
  ): DeadlineOutcome => {
    if (facts.backdated || dueAtMs === null) return 'unknown';
    const handled = facts.handled.find((each) => each.id === id);
    const inTime = (atMs: number | null) => atMs !== null && atMs <= dueAtMs;
    if (inTime(overtakenAtMs)) return 'kept';
    if (handled !== undefined && inTime(handled.atMs)) return handled.outcome === 'done' ? 'kept' : 'notNeeded';
    // The record does not say when it was closed; but whoever works with it is told of each that comes before.
    const isEnded = endsWithIncident && facts.closed && overtakenAtMs === null;
    if (isEnded && !facts.told.includes(id)) return 'kept';
    return dueAtMs <= nowMs ? 'missed' : 'pending';
  };
  const { startedAtMs, recoveredAtMs, exportedAtMs, activePatternIds, updates } = facts;
  const set = runbook === null ? [] : deadlinesSetBy(runbook, activePatternIds).filter(({ minutes }) => minutes > 0);
  return [
    ...set.map(({ id, kind, minutes }) => {
      const ofDocument = kind === 'postmortem';
      const fromMs = ofDocument ? recoveredAtMs : startedAtMs;
      const dueAtMs = fromMs === null ? null : fromMs + minutes * 60_000;
      return {
        kind,
        minutes,
        outcome: judge({ id, endsWithIncident: !ofDocument }, dueAtMs, ofDocument ? exportedAtMs : recoveredAtMs),
      };
    }),
    ...updates.map(({ id, audience, dueAtMs, nextAtMs }) => ({
      kind: `${audience}Update` as const,
      minutes: null,
      outcome: judge({ id, endsWithIncident: true }, dueAtMs, nextAtMs),
    })),
  ];
}
