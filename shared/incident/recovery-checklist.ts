/**
 * The post-recovery checklist held against what was read: boxes that a proven recovery ticks, each naming its evidence, and ticks of
 * earlier readings that a relapse takes back. A person's own tick is never touched.
 */
import type { Runbook } from '../runbook/model.ts';
import { recoveryItemCheckOf } from '../runbook/recovery-item.ts';
import type { NewEvent } from './event.ts';
import type { RecoveryHold } from './recovery-hold.ts';
import type { IncidentState } from './state.ts';

type Answer = { verdict: 'holds' | 'fails' | 'unknown'; evidenceIds: string[] };
const unknown: Answer = { verdict: 'unknown', evidenceIds: [] };

export function decideRecoveryChecklist(
  state: IncidentState,
  { recoveryChecklist }: Pick<Runbook, 'recoveryChecklist'>,
  hold: RecoveryHold,
  nowMs: number,
): NewEvent[] {
  return recoveryChecklist.flatMap(({ id, key, text }): NewEvent[] => {
    const check = recoveryItemCheckOf(text);
    if (check === null) return [];
    const { verdict, evidenceIds } = check === 'works' ? worksAnswer(hold) : errorRateAnswer(state, hold);
    const standing = state.items[id];
    const isOpen = standing === undefined || (standing.state === 'notDone' && standing.verifiedBy !== undefined);
    const isOwnTick = standing?.state === 'ok' && standing.verifiedBy !== undefined;
    const ticks = isOpen && verdict === 'holds';
    const takesBack = isOwnTick && verdict === 'fails';
    if (!ticks && !takesBack) return [];
    return [
      {
        kind: 'itemSet',
        happenedAtMs: nowMs,
        payload: {
          item: { runbookHash: state.runbook?.hash ?? '', id, key },
          list: 'recovery',
          text,
          state: ticks ? 'ok' : 'notDone',
          reason: null,
          verifiedBy: evidenceIds,
          basedOn: state.lastEventOf[`item:${id}`] ?? null,
        },
      },
    ];
  });
}

function worksAnswer({ verified, sinceMs, evidenceIds }: RecoveryHold): Answer {
  if (verified) return { verdict: 'holds', evidenceIds };
  return sinceMs === null ? { verdict: 'fails', evidenceIds: [] } : unknown;
}

/** By the users' requests of a time that lies after the recovery alone; lines of the outage would speak of it. */
function errorRateAnswer({ checks }: IncidentState, { sinceMs }: RecoveryHold): Answer {
  const check = checks.findLast(({ readings }) => readings.some(({ reading }) => reading.kind === 'errorRate'));
  const rates = (check?.readings ?? []).flatMap(({ reading, level }) =>
    reading.kind === 'errorRate' ? [{ reading, level }] : [],
  );
  const evidenceIds = check?.evidenceId ? [check.evidenceId] : [];
  if (rates.some(({ level }) => level === 'warning' || level === 'critical')) return { verdict: 'fails', evidenceIds };
  const isOfAfter = sinceMs !== null && rates.every(({ reading }) => reading.n > 0 && reading.fromMs >= sinceMs);
  const holds = rates.length > 0 && isOfAfter && rates.every(({ level }) => level === 'normal');
  return holds ? { verdict: 'holds', evidenceIds } : unknown;
}
