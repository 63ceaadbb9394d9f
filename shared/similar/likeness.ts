/** What is kept of each incident so that another one can be compared with it, without reading its record again. */
import type { IncidentState, ItemRecord } from '../incident/state.ts';
import type { Signal } from '../runbook/commands/signal-statement.ts';
import { standingCauses, traitName, traitsOf } from './trait.ts';

/** What was done that may have ended it; as far as the record goes, in the order of time. */
export type Fix =
  | { kind: 'step' | 'command'; text: string }
  | { kind: 'rollback'; versionTo: string | null }
  | { kind: 'sessions'; signal: Signal; ended: number };

export type Likeness = {
  /** Names of its traits, in order. */
  traits: string[];
  causes: { text: string; confirmed: boolean }[];
  fixes: Fix[];
};

const shownFixes = 6;

export function likenessOf(state: IncidentState): Likeness {
  return {
    traits: traitsOf(state).map(traitName).sort(),
    causes: standingCauses(state),
    fixes: fixesOf(state),
  };
}

/** Kinds of procedure whose steps change something, and what a row of the table of causes says to do. */
const mending = /\/(?:recovery|mitigation|special|rollback|permanent|ifNotRecovered)\/|\/action$/u;

/** What came after the recovery did not bring it. */
function fixesOf({ items, commandsDone, actions, rollbackDecisions, milestones }: IncidentState): Fix[] {
  const untilMs = milestones.recovered?.atMs ?? Number.POSITIVE_INFINITY;
  const done: { atMs: number; fix: Fix }[] = [
    ...Object.values(items)
      .filter(isMended)
      .map(({ text, happenedAtMs }) => ({ atMs: happenedAtMs, fix: { kind: 'step', text } as const })),
    ...commandsDone
      .filter(({ outcome, risk }) => outcome === 'succeeded' && risk !== 'observe')
      .map(({ text, happenedAtMs }) => ({ atMs: happenedAtMs, fix: { kind: 'command', text } as const })),
    ...rollbackDecisions
      .filter(({ decision }) => decision === 'rollBack')
      .map(({ versionTo = null, happenedAtMs }) => ({
        atMs: happenedAtMs,
        fix: { kind: 'rollback', versionTo } as const,
      })),
    ...actions.flatMap(({ ended, signal, happenedAtMs }) => {
      const count = ended?.outcomes.filter(({ outcome }) => outcome === 'ended' || outcome === 'signalled').length ?? 0;
      return count === 0 ? [] : [{ atMs: happenedAtMs, fix: { kind: 'sessions', signal, ended: count } as const }];
    }),
  ];
  const inTime = done.filter(({ atMs }) => atMs <= untilMs).sort((one, other) => one.atMs - other.atMs);
  const texts = inTime.map(({ fix }) => JSON.stringify(fix));
  return inTime
    .filter((_, index) => texts.indexOf(texts[index] ?? '') === index)
    .map(({ fix }) => fix)
    .slice(0, shownFixes);
}

/** A step that only a reading ticked off was a look. */
function isMended({ item, list, state, verifiedBy }: ItemRecord): boolean {
  return (list === 'step' || list === 'procedureItem') && state === 'ok' && !verifiedBy && mending.test(item.id);
}
