/** The plan of a slow query that a check of this incident found; no other statement can be named. */
import type { Reading } from '../../shared/diagnosis/reading.ts';
import { planCheckId } from '../../shared/incident/plan-check.ts';
import { checkContext } from '../check-context.ts';
import { expectFound } from '../expected.ts';
import { runCheck } from '../probes/run-check.ts';
import type { Appended, Caller } from '../record.ts';
import type { Services } from '../services.ts';
import { noteResponse, sceneOf } from './asked-command.ts';
import { recordCheck } from './check-recorder.ts';
import type { PlannedCheck } from './planned-check.ts';

type SlowQuery = Extract<Reading, { kind: 'slowQuery' }>;
type Named = Pick<SlowQuery, 'pid' | 'backendStartUs' | 'queryId'>;

export async function explainQuery(
  services: Services,
  caller: Caller,
  request: Named & { checkId: string },
  cancel: AbortSignal,
): Promise<Appended> {
  const { state, environment, runbook } = sceneOf(services, caller.incidentId);
  const source = state.checks.findLast(({ checkId }) => checkId === request.checkId);
  const query = expectFound(source?.readings.map(({ reading }) => reading).find(isNamed(request)), 'noSuchQuery');
  const { pid, backendStartUs, queryId } = query;
  const check: PlannedCheck = {
    checkId: planCheckId(request.checkId, query),
    title: source?.title ?? '',
    command: null,
    request: { kind: 'explain', statement: { pid, backendStartUs, queryId, brief: query.query } },
  };
  const outcome = await runCheck(check.request, checkContext(services, environment, runbook, cancel));
  noteResponse(services, caller, state);
  return recordCheck(services, caller, { check, outcome, sweepId: null, runbook, environment });
}

function isNamed(named: Named): (reading: Reading) => reading is SlowQuery {
  return (reading): reading is SlowQuery =>
    reading.kind === 'slowQuery' &&
    reading.pid === named.pid &&
    reading.backendStartUs === named.backendStartUs &&
    reading.queryId === named.queryId;
}
