/** The one thing to do next, as the guide says it; decided from the record alone. */
import type { IncidentState } from '../../../../shared/incident/state.ts';
import { rollbackPattern } from '../../../../shared/rollback/return-text.ts';
import type { Pattern, Runbook } from '../../../../shared/runbook/model.ts';
import { nextOf } from './progress.ts';
import { type Stage, workOf } from './work.ts';

export type NextThing =
  /** `patternId`: whose work it is, where that is another pattern than the one in view. */
  | { kind: 'work'; stage: Stage; workId: string; text: string; patternId?: string }
  | { kind: 'chooseCandidate'; stage: 'checks'; number: number }
  | {
      kind:
        | 'chooseEnvironment'
        | 'choosePattern'
        | 'findCause'
        | 'verify'
        | 'close'
        | 'postmortem'
        | 'takeNotes'
        | 'nothing';
      stage: Stage;
    };

/** `pattern` is the one in view; recovery once verified leaves only what comes after. */
export function nextThing(state: IncidentState, runbook: Runbook | null, pattern: Pattern | null): NextThing {
  if (state.milestones.recovered !== null || state.status === 'closed') return afterRecovery(state, runbook);
  if (state.environment === null) return { kind: 'chooseEnvironment', stage: 'checks' };
  if (runbook === null || runbook.patterns.length === 0) return { kind: 'takeNotes', stage: 'reference' };
  const rollback = rollbackWork(state, runbook, pattern);
  if (rollback !== null) return rollback;
  // Whoever knows the cause mends it, whether or not a pattern was chosen.
  const fix = openWork('response', state, runbook, null);
  if (fix !== null) return fix;
  if (state.activePatterns.length === 0) {
    const best = state.candidates[0];
    return best === undefined
      ? { kind: 'choosePattern', stage: 'checks' }
      : { kind: 'chooseCandidate', stage: 'checks', number: best.number };
  }
  return (
    (isCauseConfirmed(state, pattern) ? null : searchOf(state, runbook, pattern)) ??
    openWork('response', state, runbook, pattern, ['recovery', 'mitigation', ...rollbackUnlessRefused(state)]) ?? {
      kind: 'verify',
      stage: 'verification',
    }
  );
}

/** Whoever decided to roll back does that next, whichever pattern has the steps; then the proof of it. */
function rollbackWork(state: IncidentState, runbook: Runbook, inView: Pattern | null): NextThing | null {
  if (state.rollbackDecisions.at(-1)?.decision !== 'rollBack') return null;
  const target = rollbackPattern(runbook);
  if (target === null) return null;
  const next = openWork('response', { ...state, causes: {} }, runbook, target, ['rollback']);
  if (next === null) return { kind: 'verify', stage: 'verification' };
  return next.kind === 'work' && target.id !== inView?.id ? { ...next, patternId: target.id } : next;
}

/** Steps that were decided against are not what comes next. */
function rollbackUnlessRefused({ rollbackDecisions }: IncidentState): ['rollback'] | [] {
  return rollbackDecisions.at(-1)?.decision === 'doNot' ? [] : ['rollback'];
}

function openWork(
  stage: Stage,
  state: IncidentState,
  runbook: Runbook,
  pattern: Pattern | null,
  kinds: readonly string[] | null = null,
): NextThing | null {
  const counted =
    kinds === null || pattern === null
      ? pattern
      : { ...pattern, procedures: pattern.procedures.filter(({ kind }) => kinds.includes(kind)) };
  const next = nextOf(workOf(stage, runbook, counted, state.causes), state);
  return next === null ? null : { kind: 'work', stage, workId: next.id, text: next.text };
}

/** What is left of looking for the cause: a check, or a row of the table that nobody has ruled out. */
function searchOf(state: IncidentState, runbook: Runbook, pattern: Pattern | null): NextThing | null {
  const open = pattern?.causes.some(({ id }) => state.causes[id]?.state !== 'ruledOut') ?? false;
  return openWork('checks', state, runbook, pattern) ?? (open ? { kind: 'findCause', stage: 'causes' } : null);
}

/** Whoever knows the cause mends it; checks that are left would tell nothing more. */
function isCauseConfirmed(state: IncidentState, pattern: Pattern | null): boolean {
  return pattern?.causes.some(({ id }) => state.causes[id]?.state === 'confirmed') ?? false;
}

function afterRecovery(state: IncidentState, runbook: Runbook | null): NextThing {
  const next = nextOf(workOf('after', runbook, null, state.causes), state);
  if (next !== null && state.status === 'open')
    return { kind: 'work', stage: 'after', workId: next.id, text: next.text };
  if (state.status === 'open') return { kind: 'close', stage: 'after' };
  return { kind: state.exports.length === 0 ? 'postmortem' : 'nothing', stage: 'after' };
}
