/**
 * What the numbers need of one incident beside its line: the projection that the store keeps. It holds what was recorded, not what is
 * judged of it, so that a rule can change without computing every incident anew.
 */
import { durationsOf } from '../incident/durations.ts';
import { type Audience, audiences } from '../incident/message-payloads.ts';
import { isOut } from '../incident/message-record.ts';
import type { IncidentState } from '../incident/state.ts';
import { isWholeDocument } from '../postmortem/export/format.ts';

export type Measure = 'ttd' | 'tta' | 'ttm' | 'ttr';
export const measures: readonly Measure[] = ['ttd', 'tta', 'ttm', 'ttr'];

export type IncidentFigures = {
  /** In the order of `measures`; null where it is not known. */
  durationsMs: (number | null)[];
  causes: {
    /** A confirmed cause, as the runbook words it. */
    text: string;
    /** Titles of the checks whose evidence was cited for it. */
    foundBy: string[];
  }[];
  /** The earlier incident that a person says this one is again. */
  recurrenceOf: { incidentId: string; title: string; declaredAtMs: number } | null;
  deadlines: DeadlineFacts;
};

/** What the deadlines of an incident are worked out from. Times in UTC milliseconds. */
export type DeadlineFacts = {
  runbookHash: string | null;
  /** Entered afterwards: nobody was held to them. */
  backdated: boolean;
  /** Detected, or declared where that is unknown. */
  startedAtMs: number | null;
  recoveredAtMs: number | null;
  closed: boolean;
  /** Ids of those that people were told of when their time came. */
  told: string[];
  activePatternIds: string[];
  handled: { id: string; outcome: 'done' | 'notNeeded'; atMs: number }[];
  /** When the document left first. */
  exportedAtMs: number | null;
  /** Updates that a message promised, and when the next one to the same people went out. */
  updates: { id: string; audience: Audience; dueAtMs: number; nextAtMs: number | null }[];
};

export function incidentFiguresOf(state: IncidentState): IncidentFigures {
  const { ttdMs, ttaMs, ttmMs, ttrMs } = durationsOf(state);
  return {
    durationsMs: [ttdMs, ttaMs, ttmMs, ttrMs],
    causes: causesOf(state),
    recurrenceOf: recurrenceOf(state),
    deadlines: deadlineFactsOf(state),
  };
}

/** The same words of two places in the runbook are one cause. */
function causesOf({ causes, checks }: IncidentState): IncidentFigures['causes'] {
  const confirmed = Object.values(causes).filter(({ state }) => state === 'confirmed');
  if (confirmed.length === 0) return [];
  const cited = new Set(confirmed.flatMap(({ evidenceIds }) => evidenceIds));
  const titles = new Map(
    cited.size === 0
      ? []
      : checks.flatMap(({ evidenceId, title }) =>
          evidenceId !== null && cited.has(evidenceId) ? [[evidenceId, title] as const] : [],
        ),
  );
  return [...Map.groupBy(confirmed, ({ text }) => text)].map(([text, records]) => ({
    text,
    foundBy: [...new Set(records.flatMap(({ evidenceIds }) => evidenceIds.flatMap((id) => titles.get(id) ?? [])))],
  }));
}

/** What was said last of each pair counts. */
function recurrenceOf({ relations }: IncidentState): IncidentFigures['recurrenceOf'] {
  const last = new Map(
    relations.filter(({ relation }) => relation !== 'recurredAs').map((each) => [each.incidentId, each]),
  );
  const found = [...last.values()].findLast(({ relation }) => relation === 'recurrenceOf');
  if (found === undefined) return null;
  const { incidentId, title, declaredAtMs } = found;
  return { incidentId, title, declaredAtMs };
}

function deadlineFactsOf(state: IncidentState): DeadlineFacts {
  const { milestones, runbook, backdated, activePatterns, deadlinesHandled, exports } = state;
  const exported = exports.filter(({ format }) => isWholeDocument(format)).map(({ happenedAtMs }) => happenedAtMs);
  return {
    runbookHash: runbook?.hash ?? null,
    backdated,
    startedAtMs: (milestones.detected ?? milestones.declared)?.atMs ?? null,
    recoveredAtMs: milestones.recovered?.atMs ?? null,
    closed: state.status === 'closed',
    told: Object.keys(state.deadlinesDue),
    activePatternIds: activePatterns.map(({ pattern }) => pattern.id),
    handled: Object.entries(deadlinesHandled).map(([id, { outcome, happenedAtMs }]) => ({
      id,
      outcome,
      atMs: happenedAtMs,
    })),
    exportedAtMs: exported.length === 0 ? null : Math.min(...exported),
    updates: audiences.flatMap((audience) => updatesTo(state, audience)),
  };
}

function updatesTo({ messages }: IncidentState, audience: Audience): DeadlineFacts['updates'] {
  const sent = messages.filter((message) => message.audience === audience && isOut(message));
  return sent.flatMap(({ eventId, nextUpdateAtMs: dueAtMs }, index) =>
    dueAtMs === null
      ? []
      : [{ id: `${audience}-update/${eventId}`, audience, dueAtMs, nextAtMs: sent[index + 1]?.happenedAtMs ?? null }],
  );
}
