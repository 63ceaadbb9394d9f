/** What is written of a call for help. */
import { type Result, refuse } from '../contract/problem.ts';
import type { NewEvent, Payload } from './event.ts';

export type EscalationCommand = { kind: 'recordCall' } & Payload<'escalated'> & {
    /** When the call was made; null for now. */
    atMs: number | null;
  };

export function decideCall({ kind: _, atMs, ...payload }: EscalationCommand, nowMs: number): Result<NewEvent[]> {
  if (atMs !== null && atMs > nowMs) return refuse('INVALID', 'milestoneInFuture');
  return { ok: true, value: [{ kind: 'escalated', payload, happenedAtMs: atMs ?? nowMs }] };
}
