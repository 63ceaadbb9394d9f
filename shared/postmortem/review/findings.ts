/**
 * What a person should look at before the timeline becomes a document: claims and decisions that nothing backs, stretches without a
 * row, milestones that are missing or out of order, rows that were written long after, and clocks that differ.
 */
import { compareEvents, type Milestone } from '../../incident/event.ts';
import { milestoneContradictions } from '../../incident/milestone-order.ts';
import type { IncidentState, TimelineRow } from '../../incident/state.ts';
import { evidenceOf } from '../../text/describe-event.ts';
import { categoryOf } from '../../text/event-category.ts';
import { isTellingOffset } from '../../watch/clock-offset.ts';

/** `name` stays the same while the record grows, so that what was waved through stays so. */
export type ReviewFinding = { name: string; eventIds: string[] } & (
  | { kind: 'noEvidence' }
  | { kind: 'gap'; fromMs: number; toMs: number }
  | { kind: 'missingMilestone'; milestone: Milestone }
  | { kind: 'milestoneOrder'; earlier: Milestone; later: Milestone }
  | { kind: 'lateEntry'; happenedAtMs: number; recordedAtMs: number }
  | { kind: 'enteredAfterwards' }
  | { kind: 'clockOffset'; target: string; offsetMs: number }
);

/** Longer without a row, nobody knows what happened. */
export const longestGapMs = 10 * 60_000;
/** Written later than this, a row is remembered and no longer seen. */
export const longAfterMs = 10 * 60_000;

type Input = { state: IncidentState; rows: readonly TimelineRow[] };

/** `rows` in the timeline's order; struck and undone ones count for nothing. */
export function reviewFindings({ state, rows }: Input): ReviewFinding[] {
  const counted = rows.filter(({ struck, undone }) => struck === null && !undone);
  return [
    ...missingMilestones(state),
    ...disorder(state),
    ...withoutEvidence(state, counted),
    ...gaps(state, counted),
    ...lateEntries(state, counted),
    ...clocks(state, counted),
  ];
}

/** Declaring is always known. */
const canBeMissing = ['began', 'detected', 'responseBegan', 'mitigated', 'recovered'] as const satisfies Milestone[];

function missingMilestones({ milestones }: IncidentState): ReviewFinding[] {
  return canBeMissing
    .filter((milestone) => milestones[milestone] === null)
    .map((milestone) => ({ kind: 'missingMilestone', name: `milestone:${milestone}`, milestone, eventIds: [] }));
}

function disorder({ milestones }: IncidentState): ReviewFinding[] {
  return milestoneContradictions(milestones).map(({ earlier, later }) => ({
    kind: 'milestoneOrder',
    name: `order:${earlier}:${later}`,
    earlier,
    later,
    eventIds: [milestones[earlier], milestones[later]].flatMap((each) => each?.eventId ?? []),
  }));
}

/**
 * Causes and milestones of people need evidence of their own; a decision stands on what was read before it, in the record's order,
 * unless nothing was.
 */
function withoutEvidence({ causes, milestones }: IncidentState, counted: readonly TimelineRow[]): ReviewFinding[] {
  const standing = new Set([
    ...Object.values(causes).flatMap(({ eventId, state }) => (state === 'open' ? [] : [eventId])),
    ...Object.values(milestones).flatMap((each) => (each?.source === 'responder' ? [each.eventId] : [])),
  ]);
  const bare = new Set<string>();
  let anythingRead = false;
  for (const row of [...counted].sort((one, other) => compareEvents(one.event, other.event))) {
    const { event, eventId, linkedEvidenceIds } = row;
    if (event.kind === 'checkRan' || event.kind === 'levelChanged') anythingRead = true;
    const backed = linkedEvidenceIds.length > 0 || evidenceOf(event).length > 0;
    if (!backed && (standing.has(eventId) || (isDecision(row) && !anythingRead))) bare.add(eventId);
  }
  return counted
    .filter(({ eventId }) => bare.has(eventId))
    .map(({ eventId }) => ({ kind: 'noEvidence', name: `evidence:${eventId}`, eventIds: [eventId] }));
}

function isDecision({ event }: TimelineRow): boolean {
  switch (event.kind) {
    case 'severitySet':
      return event.payload.severity !== null;
    case 'patternSet':
      return event.payload.active;
    case 'rollbackDecided':
      return event.payload.readings.length === 0;
    case 'actionIntended':
      return true;
    default:
      return false;
  }
}

/** Between the first row and recovery, or the last row while there is none. What the app keeps account of breaks no silence. */
function gaps({ milestones }: IncidentState, counted: readonly TimelineRow[]): ReviewFinding[] {
  const endMs = milestones.recovered?.atMs ?? Number.POSITIVE_INFINITY;
  const telling = counted.filter((row) => categoryOf(row.event) !== 'record' && row.happenedAtMs <= endMs);
  return telling.slice(1).flatMap((row, index): ReviewFinding[] => {
    const before = telling[index];
    if (before === undefined || row.happenedAtMs - before.happenedAtMs <= longestGapMs) return [];
    const [fromMs, toMs] = [before.happenedAtMs, row.happenedAtMs];
    const eventIds = [before.eventId, row.eventId];
    return [{ kind: 'gap', name: `gap:${eventIds.join(':')}`, fromMs, toMs, eventIds }];
  });
}

/** A whole incident that was entered afterwards is one finding, not one for each row. */
function lateEntries({ backdated }: IncidentState, counted: readonly TimelineRow[]): ReviewFinding[] {
  const late = counted.filter(
    ({ event, happenedAtMs, recordedAtMs }) =>
      recordedAtMs - happenedAtMs > longAfterMs && categoryOf(event) !== 'record',
  );
  if (late.length === 0) return [];
  if (backdated) return [{ kind: 'enteredAfterwards', name: 'late:all', eventIds: late.map(({ eventId }) => eventId) }];
  return late.map(({ eventId, happenedAtMs, recordedAtMs }) => ({
    kind: 'lateEntry',
    name: `late:${eventId}`,
    happenedAtMs,
    recordedAtMs,
    eventIds: [eventId],
  }));
}

function clocks({ clockOffsets }: IncidentState, counted: readonly TimelineRow[]): ReviewFinding[] {
  return clockOffsets.filter(isTellingOffset).map(({ target, offsetMs }) => {
    const row = counted.findLast(
      ({ event }) => event.kind === 'clockOffsetMeasured' && event.payload.target === target,
    );
    return { kind: 'clockOffset', name: `clock:${target}`, target, offsetMs, eventIds: row ? [row.eventId] : [] };
  });
}
