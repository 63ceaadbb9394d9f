/** Whether a message may go out, and what is written of it and of the facts it is made from. */
import { type Result, refuse } from '../contract/problem.ts';
import { externalFindings } from '../messages/external-findings.ts';
import { knownNames } from '../messages/known-names.ts';
import type { NewEvent, Payload } from './event.ts';
import type { IncidentState } from './state.ts';

export type MessageCommand =
  | { kind: 'recordMessage'; message: Payload<'messageSent'>; actor: string }
  | ({ kind: 'setFact' } & Payload<'factSet'>)
  | ({ kind: 'setLeakSuspicion' } & Payload<'leakSuspicionSet'>);

export function decideMessage(state: IncidentState, command: MessageCommand, nowMs: number): Result<NewEvent[]> {
  switch (command.kind) {
    case 'recordMessage': {
      const { message, actor } = command;
      const lacking = lackingIn(state, message, actor, nowMs);
      if (lacking !== null) return refuse('INVALID', lacking);
      return { ok: true, value: [{ kind: 'messageSent', payload: message, happenedAtMs: nowMs }] };
    }
    case 'setFact': {
      const { fact, basedOn } = command;
      const typed = command.value?.trim() ?? '';
      const value = typed === '' ? null : typed;
      if ((state.facts[fact] ?? null) === value) return { ok: true, value: [] };
      return { ok: true, value: [{ kind: 'factSet', payload: { fact, value, basedOn }, happenedAtMs: nowMs }] };
    }
    case 'setLeakSuspicion': {
      const { suspected, cause, knownAtMs, basedOn } = command;
      if (knownAtMs > nowMs) return refuse('INVALID', 'milestoneInFuture');
      const standing = state.leak;
      const stands = suspected
        ? standing !== null && standing.cause === cause && standing.knownAtMs === knownAtMs
        : standing === null;
      if (stands) return { ok: true, value: [] };
      const payload = { suspected, cause, knownAtMs, basedOn };
      return { ok: true, value: [{ kind: 'leakSuspicionSet', payload, happenedAtMs: nowMs }] };
    }
  }
}

/** The reason as a code; null where nothing is lacking. */
function lackingIn(state: IncidentState, message: Payload<'messageSent'>, actor: string, nowMs: number): string | null {
  const { kind, audience, impact, nextUpdateAtMs, text } = message;
  const names = knownNames(state, actor);
  if (impact.trim() === '' || text.trim() === '') return 'messageNeedsImpact';
  if (kind !== 'recovery' && nextUpdateAtMs === null) return 'messageNeedsNextUpdate';
  if (nextUpdateAtMs !== null && nextUpdateAtMs <= nowMs) return 'nextUpdateIsPast';
  if (kind === 'recovery' && state.milestones.recovered === null) return 'messageNotRecovered';
  // The text as well as what was typed: signs of a format may stand in the middle of a word.
  const says = [impact, text].some((each) => externalFindings(each, names).length > 0);
  if (audience === 'external' && says) return 'externalSaysTooMuch';
  return null;
}
