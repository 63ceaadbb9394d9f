/** Single checks under way, by the runbook command's id: they go on while another step is looked at, and can be stopped. */
import { create } from 'zustand';
import type { Reading } from '../../shared/diagnosis/reading.ts';
import { planCheckId } from '../../shared/incident/plan-check.ts';
import { client, newCommandId } from '../contract/client.ts';
import { type CallProblem, toCallProblem } from '../contract/problem.ts';

export type CheckRun = { running: boolean; problem: CallProblem | null };

type Runs = { byCommand: Readonly<Record<string, CheckRun>> };

export const useCheckRuns = create<Runs>(() => ({ byCommand: {} }));

const idle: CheckRun = { running: false, problem: null };
const stops = new Map<string, AbortController>();

const keyOf = (incidentId: string, runbookCommandId: string) => `${incidentId} ${runbookCommandId}`;

export function checkRunOf(incidentId: string, runbookCommandId: string) {
  return ({ byCommand }: Runs): CheckRun => byCommand[keyOf(incidentId, runbookCommandId)] ?? idle;
}

/** Reads once; while it runs, asking again does nothing. */
export async function runCheck(
  incidentId: string,
  runbookCommandId: string,
  inputs: Record<string, string>,
  hostId?: string,
): Promise<void> {
  const request = { incidentId, commandId: newCommandId(), runbookCommandId, inputs, hostId };
  await run(keyOf(incidentId, runbookCommandId), (signal) => client.incidents.runCheck(request, { signal }));
}

/** Reads the plan of a slow query that the check found; it runs under the id of the check that reads the plan. */
export async function explainQuery(
  incidentId: string,
  checkId: string,
  query: Extract<Reading, { kind: 'slowQuery' }>,
): Promise<void> {
  const { pid, backendStartUs, queryId } = query;
  const request = { incidentId, commandId: newCommandId(), checkId, pid, backendStartUs, queryId };
  await run(keyOf(incidentId, planCheckId(checkId, query)), (signal) =>
    client.incidents.explainQuery(request, { signal }),
  );
}

async function run(key: string, send: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  if (stops.has(key)) return;
  const stop = new AbortController();
  stops.set(key, stop);
  show(key, { running: true, problem: null });
  try {
    await send(stop.signal);
    show(key, idle);
  } catch (error) {
    show(key, { running: false, problem: stop.signal.aborted ? null : toCallProblem(error) });
  } finally {
    stops.delete(key);
  }
}

export function stopCheck(incidentId: string, runbookCommandId: string): void {
  stops.get(keyOf(incidentId, runbookCommandId))?.abort();
}

export function dismissCheckProblem(incidentId: string, runbookCommandId: string): void {
  show(keyOf(incidentId, runbookCommandId), idle);
}

function show(key: string, run: CheckRun): void {
  useCheckRuns.setState(({ byCommand }) => ({ byCommand: { ...byCommand, [key]: run } }));
}
