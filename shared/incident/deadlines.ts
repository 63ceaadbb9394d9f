/**
 * Deadlines as the runbook's text sets them, and the updates that were promised to others. Those of the response count from detection
 * (from declaring, while that is unknown), the postmortem's from recovery, so a corrected milestone moves them; an update's counts from
 * the message that promised it.
 */
import { isWholeDocument } from '../postmortem/export/format.ts';
import type { Runbook } from '../runbook/model.ts';
import type { DeadlineTiming } from './event.ts';
import type { Audience } from './message-payloads.ts';
import { promisedUpdates } from './message-record.ts';
import type { IncidentState } from './state.ts';

export type Deadline = {
  id: string;
  kind: 'firstChecks' | 'escalation' | 'postmortem' | `${Audience}Update`;
  minutes: number;
  /** Wall clock; null while the milestone it counts from is unknown. */
  dueAtMs: number | null;
  /** Done, not needed, or overtaken: by recovery, by the end of the incident, or by the postmortem's export. */
  handled: boolean;
  /** How people were told that it came; null while it has not, or nobody has told of it yet. */
  told: DeadlineTiming | null;
  /** When it is told of again, as somebody asked; null where nobody did, or that moment has passed. */
  snoozedUntilMs: number | null;
};

/** Of the response soonest first, then the postmortem's, then those of the updates. Without a runbook only the updates have one. */
export function deadlinesOf(state: IncidentState, runbook: Runbook | null): Deadline[] {
  return [...(runbook === null ? [] : deadlinesOfRunbook(state, runbook)), ...deadlinesOfUpdates(state)];
}

function deadlinesOfRunbook(state: IncidentState, runbook: Runbook): Deadline[] {
  const { detected, declared, recovered } = state.milestones;
  const startMs = (detected ?? declared)?.atMs ?? null;
  const isOver = recovered !== null || state.status === 'closed';
  const activePatternIds = state.activePatterns.map(({ pattern }) => pattern.id);
  return deadlinesSetBy(runbook, activePatternIds).map(({ id, kind, minutes }) => {
    const fromMs = kind === 'postmortem' ? (recovered?.atMs ?? null) : startMs;
    const overtaken = kind === 'postmortem' ? state.exports.some(({ format }) => isWholeDocument(format)) : isOver;
    const dueAtMs = fromMs === null ? null : fromMs + minutes * 60_000;
    return { id, kind, minutes, dueAtMs, ...standingOf(state, id, overtaken) };
  });
}

export type RunbookDeadline = { id: string; kind: 'firstChecks' | 'escalation' | 'postmortem'; minutes: number };

/** What a runbook sets while these patterns are in use: of the response soonest first, then the postmortem's. */
export function deadlinesSetBy(runbook: Runbook, activePatternIds: readonly string[]): RunbookDeadline[] {
  const firstChecks = firstChecksMinutes(runbook, new Set(activePatternIds));
  const response: RunbookDeadline[] = [
    ...(firstChecks === null ? [] : [{ id: 'first-checks', kind: 'firstChecks' as const, minutes: firstChecks }]),
    ...runbook.escalation.map(({ id, withinMinutes: minutes }) => ({ id, kind: 'escalation' as const, minutes })),
  ].sort((one, other) => one.minutes - other.minutes);
  const due = runbook.postmortemDueMinutes;
  return due === null ? response : [...response, { id: 'postmortem', kind: 'postmortem', minutes: due }];
}

function deadlinesOfUpdates(state: IncidentState): Deadline[] {
  return promisedUpdates(state).map(({ id, audience, promisedAtMs, dueAtMs }) => ({
    id,
    kind: `${audience}Update`,
    // Never 0, which is what holds at once.
    minutes: Math.max(1, Math.round((dueAtMs - promisedAtMs) / 60_000)),
    dueAtMs,
    ...standingOf(state, id, state.status === 'closed'),
  }));
}

function standingOf(
  state: IncidentState,
  id: string,
  overtaken: boolean,
): Pick<Deadline, 'handled' | 'told' | 'snoozedUntilMs'> {
  const snooze = state.deadlinesSnoozed[id];
  return {
    handled: overtaken || Object.hasOwn(state.deadlinesHandled, id),
    told: state.deadlinesDue[id]?.timing ?? null,
    snoozedUntilMs: snooze === undefined || snooze.ended ? null : snooze.untilMs,
  };
}

/** The time budget of the first checks: of the patterns in use, or of all while none is chosen; the shortest counts. */
function firstChecksMinutes(runbook: Runbook, active: ReadonlySet<string>): number | null {
  const patterns = active.size > 0 ? runbook.patterns.filter(({ id }) => active.has(id)) : runbook.patterns;
  const budgets = patterns.flatMap(({ procedures }) =>
    procedures.flatMap(({ kind, withinMinutes }) =>
      kind === 'checks' && withinMinutes !== null ? [withinMinutes] : [],
    ),
  );
  return budgets.length > 0 ? Math.min(...budgets) : null;
}
