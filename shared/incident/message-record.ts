/** Messages and the facts for them, as an incident's events add up to them. */
import type { EventKind, Payload, RecordedEvent } from './event.ts';
import type { Audience, DeliveryOutcome, Fact } from './message-payloads.ts';
import { audiences } from './message-payloads.ts';
import type { IncidentState } from './state.ts';

type Known<K extends EventKind> = Extract<RecordedEvent, { kind: K }>;

export type MessageRecord = Payload<'messageSent'> & {
  actor: string;
  eventId: string;
  happenedAtMs: number;
  /** What came of the webhook; null while it is under way, for ever where the app ended in between, and for a copied one. */
  delivery: { outcome: DeliveryOutcome; status: number | null } | null;
};

export const messageAppliers = {
  messageSent(state: IncidentState, { payload, actor, id, happenedAtMs }: Known<'messageSent'>) {
    state.messages.push({ ...payload, actor, eventId: id, happenedAtMs, delivery: null });
  },
  messageDelivered(state: IncidentState, { payload }: Known<'messageDelivered'>) {
    const { messageId, outcome, status } = payload;
    state.messages = state.messages.map((message) =>
      message.eventId === messageId ? { ...message, delivery: { outcome, status } } : message,
    );
  },
  factSet(state: IncidentState, { payload }: Known<'factSet'>) {
    if (payload.value === null) delete state.facts[payload.fact];
    else state.facts[payload.fact] = payload.value;
  },
  leakSuspicionSet(state: IncidentState, { payload }: Known<'leakSuspicionSet'>) {
    const { suspected, cause, knownAtMs } = payload;
    state.leak = suspected ? { cause, knownAtMs } : null;
  },
};

export type Facts = Partial<Record<Fact, string>>;

/** An update that the last message to an audience promised; its id is that of the deadline which it sets. */
export type PromisedUpdate = { id: string; audience: Audience; promisedAtMs: number; dueAtMs: number };

/** One an audience at most. The next message to the audience takes its place, or ends it. */
export function promisedUpdates({ messages }: Pick<IncidentState, 'messages'>): PromisedUpdate[] {
  return audiences.flatMap((audience) => {
    const last = lastMessageTo(messages, audience);
    if (last === null || last.nextUpdateAtMs === null) return [];
    const { eventId, happenedAtMs, nextUpdateAtMs: dueAtMs } = last;
    return [{ id: `${audience}-update/${eventId}`, audience, promisedAtMs: happenedAtMs, dueAtMs }];
  });
}

/** To whom the update goes that a deadline of this id stands for; null for every other deadline. */
export function audienceOfUpdate(deadlineId: string): Audience | null {
  return audiences.find((audience) => deadlineId.startsWith(`${audience}-update/`)) ?? null;
}

/** When the next update is owed: the soonest of those promised that nobody has handled otherwise. Null while none is owed. */
export function nextUpdateAtMs(state: Pick<IncidentState, 'messages' | 'status' | 'deadlinesHandled'>): number | null {
  if (state.status === 'closed') return null;
  const owed = promisedUpdates(state).filter(({ id }) => !Object.hasOwn(state.deadlinesHandled, id));
  return owed.length > 0 ? Math.min(...owed.map(({ dueAtMs }) => dueAtMs)) : null;
}

export function lastMessageTo(messages: readonly MessageRecord[], audience: Audience): MessageRecord | null {
  return messages.findLast((message) => message.audience === audience && isOut(message)) ?? null;
}

/** A message that a webhook is not known to have taken promises nothing to anybody. */
export function isOut({ way, delivery }: MessageRecord): boolean {
  return way === 'copied' || delivery?.outcome === 'delivered';
}
