/**
 * What was known at a moment, for whoever asks why a decision was made: the newest reading of each check and how old it was, the
 * causes in question, and the deadlines that ran.
 */
import { byGravity } from '../diagnosis/level.ts';
import { type LitCause, litCauses } from '../diagnosis/lit-causes.ts';
import { type Deadline, deadlinesOf } from '../incident/deadlines.ts';
import type { CauseState } from '../incident/event.ts';
import { isOfPreparation } from '../incident/preparation.ts';
import { presentReadings } from '../incident/present-readings.ts';
import type { CauseRecord, CheckRecord, IncidentState } from '../incident/state.ts';
import type { Runbook } from '../runbook/model.ts';

export type KnownReading = CheckRecord & { ageMs: number };

export type KnownCause = {
  causeId: string;
  text: string;
  patternNumber: number;
  /** `open`: nobody had judged it, and its mark was found in a log. */
  state: CauseState;
  reason: string | null;
  evidenceIds: string[];
};

export type RunningDeadline = Deadline & {
  dueAtMs: number;
  /** Negative once it has passed. */
  leftMs: number;
};

export type KnownThen = {
  /** The gravest first. */
  readings: KnownReading[];
  /** Those in question first, then those confirmed, then those ruled out. */
  causes: KnownCause[];
  /** Soonest first. */
  deadlines: RunningDeadline[];
};

/**
 * @param state the incident as it was known.
 * @param runbook the one that was bound then.
 * @param atMs the moment, in UTC milliseconds: ages and what is left count from it.
 */
export function knownThen(state: IncidentState, runbook: Runbook | null, atMs: number): KnownThen {
  return {
    readings: newestReadings(state, atMs),
    causes: causesThen(state, runbook),
    deadlines: deadlinesOf(state, runbook)
      .flatMap((each) => (each.dueAtMs === null || each.handled ? [] : [{ ...each, dueAtMs: each.dueAtMs }]))
      .map((each) => ({ ...each, leftMs: each.dueAtMs - atMs }))
      .sort((one, other) => one.dueAtMs - other.dueAtMs),
  };
}

function newestReadings({ checks }: IncidentState, atMs: number): KnownReading[] {
  const ofService = checks.filter((check) => !isOfPreparation(check));
  const newest = new Map(ofService.map((check) => [check.checkId, check]));
  return [...newest.values()]
    .map((check) => ({ ...check, ageMs: Math.max(0, atMs - check.happenedAtMs) }))
    .sort((one, other) => byGravity.indexOf(one.level) - byGravity.indexOf(other.level));
}

const causeOrder: readonly CauseState[] = ['open', 'suspected', 'confirmed', 'ruledOut'];

function causesThen(state: IncidentState, runbook: Runbook | null): KnownCause[] {
  const lit = runbook === null ? [] : litCauses(runbook, presentReadings(state));
  const judged = Object.entries(state.causes).flatMap(([causeId, record]) =>
    record.state === 'open' ? [] : [knownCause(causeId, record)],
  );
  const judgedIds = new Set(judged.map(({ causeId }) => causeId));
  const unjudged = litRows(runbook, lit).filter(({ causeId }) => !judgedIds.has(causeId));
  return [...unjudged, ...judged].sort((one, other) => causeOrder.indexOf(one.state) - causeOrder.indexOf(other.state));
}

function knownCause(causeId: string, { text, patternNumber, state, reason, evidenceIds }: CauseRecord): KnownCause {
  return { causeId, text, patternNumber, state, reason, evidenceIds };
}

function litRows(runbook: Runbook | null, lit: readonly LitCause[]): KnownCause[] {
  return (runbook?.patterns ?? []).flatMap((pattern) =>
    pattern.causes.flatMap((cause): KnownCause[] => {
      const found = lit.filter(({ causeId }) => causeId === cause.id);
      if (found.length === 0) return [];
      const evidenceIds = [...new Set(found.flatMap((each) => each.evidenceIds))];
      return [
        {
          causeId: cause.id,
          text: cause.cause,
          patternNumber: pattern.number,
          state: 'open',
          reason: null,
          evidenceIds,
        },
      ];
    }),
  );
}
