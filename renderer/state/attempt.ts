/**
 * Changing an incident: one attempt at a time a field, its failure kept where a person can see it, and a conflict answered with
 * both values instead of a lost one.
 */
import { create } from 'zustand';
import type { IncidentState } from '../../shared/incident/state.ts';
import { newCommandId } from '../contract/client.ts';
import { type CallProblem, isConflict, toCallProblem } from '../contract/problem.ts';

export type Attempt = {
  incidentId: string;
  /** The field as the record names it (`severity`, `item:…`); null where the command sets none. */
  field: string | null;
  /** The wanted value in words, and what stands in words, for when somebody else was first. */
  wanted: string;
  standing: (state: IncidentState) => string;
  send: (command: { incidentId: string; commandId: string }, basedOn: string | null) => Promise<unknown>;
};

type Failed = { attempt: Attempt; problem: CallProblem; commandId: string };

type Attempts = { running: number; failed: Failed | null; conflict: Attempt | null };

export const useAttempts = create<Attempts>(() => ({ running: 0, failed: null, conflict: null }));

/** Tries once; answers whether it is recorded. `basedOn` comes from the state the author saw. */
export async function tryAttempt(attempt: Attempt, seen: Pick<IncidentState, 'lastEventOf'>): Promise<boolean> {
  return send(attempt, basedOn(attempt, seen), newCommandId());
}

/** The same command once more: if the first one did arrive, nothing happens twice. */
export async function retryAttempt(seen: Pick<IncidentState, 'lastEventOf'>): Promise<boolean> {
  const { failed } = useAttempts.getState();
  return failed === null ? false : send(failed.attempt, basedOn(failed.attempt, seen), failed.commandId);
}

/** The own value over the one that came in between: a new command, based on what stands now. */
export async function overrideConflict(seen: Pick<IncidentState, 'lastEventOf'>): Promise<boolean> {
  const { conflict } = useAttempts.getState();
  return conflict === null ? false : tryAttempt(conflict, seen);
}

export function dismissAttempt(): void {
  useAttempts.setState({ failed: null, conflict: null });
}

function basedOn({ field }: Attempt, { lastEventOf }: Pick<IncidentState, 'lastEventOf'>): string | null {
  return field === null ? null : (lastEventOf[field] ?? null);
}

async function send(attempt: Attempt, based: string | null, commandId: string): Promise<boolean> {
  useAttempts.setState(({ running }) => ({ running: running + 1, failed: null, conflict: null }));
  try {
    await attempt.send({ incidentId: attempt.incidentId, commandId }, based);
    return true;
  } catch (error) {
    const problem = toCallProblem(error);
    if (isConflict(problem)) useAttempts.setState({ conflict: attempt });
    else useAttempts.setState({ failed: { attempt, problem, commandId } });
    return false;
  } finally {
    useAttempts.setState(({ running }) => ({ running: running - 1 }));
  }
}
