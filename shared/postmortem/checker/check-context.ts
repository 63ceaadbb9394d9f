/** What the checker has to know of an incident beside the text, worked out of the record. */
import type { CheckRecord, IncidentState } from '../../incident/state.ts';
import { knownNames } from '../../messages/known-names.ts';
import { hasFailed } from '../watched-target.ts';
import type { CheckContext } from './rule.ts';
import { explainedAbbreviations } from './rules/undefined-abbreviation.ts';

/** @param document the whole text, where an abbreviation may be explained in another section. */
export function checkContextOf(state: IncidentState, actor: string, document: string): CheckContext {
  const { environment, runbook, title, activePatterns, language } = state;
  const named = [
    title,
    environment?.name,
    environment?.service,
    runbook?.title,
    ...activePatterns.map((each) => each.title),
  ];
  return {
    language,
    names: knownNames(state, actor),
    partialService: partialServiceOf(state),
    knownAbbreviations: new Set([
      ...explainedAbbreviations(document),
      ...named.flatMap((name) => name?.match(/[A-Z][A-Z0-9]{1,6}/gu) ?? []),
    ]),
  };
}

/**
 * What came of the requests to the API, where some were served in the midst of failing ones: in one sweep, or between two failures. What
 * was served before and after the trouble tells nothing of it. Null where none was, or nobody looked.
 */
function partialServiceOf({ checks }: IncidentState): CheckContext['partialService'] {
  const looks = checks.flatMap(looksOf);
  const failures = looks.filter(({ served }) => !served);
  const [first, last] = [failures[0]?.atMs ?? -Infinity, failures.at(-1)?.atMs ?? Infinity];
  const during = looks.filter(({ atMs }) => first <= atMs && atMs <= last);
  const failedSweeps = new Set(failures.flatMap(({ sweepId }) => sweepId ?? []));
  const beside = looks.filter(({ served, sweepId }) => served && sweepId !== null && failedSweeps.has(sweepId));
  const counted = [...new Set([...during, ...beside])];
  return counted.some(({ served }) => served) ? { tried: counted.length, failed: failures.length } : null;
}

type Look = { atMs: number; sweepId: string | null; served: boolean };

/** Requests to the API, each with whether it was served; what could not be read says nothing. */
function looksOf({ readings, happenedAtMs, sweepId }: CheckRecord): Look[] {
  return readings.flatMap(({ reading }) => {
    if (reading.kind !== 'http') return [];
    const failed = hasFailed(reading);
    return failed || reading.outcome === 'answered' ? [{ atMs: happenedAtMs, sweepId, served: !failed }] : [];
  });
}
