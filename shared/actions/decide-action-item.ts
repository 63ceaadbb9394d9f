/** Whether an action item may be written so, and what is written of it. */
import { type Result, refuse } from '../contract/problem.ts';
import type { NewEvent } from '../incident/event.ts';
import type { IncidentState } from '../incident/state.ts';
import { type ActionItem, type ActionStatus, isCalendarDay, isTicketLink } from './action-item.ts';
import { defaultDue } from './default-due.ts';

/** As typed: `due` left out takes the default of the incident's severity, null is none on purpose. */
export type TypedActionItem = Omit<ActionItem, 'due'> & { due?: string | null | undefined };

export type ActionItemCommand =
  /** `itemId` is chosen by whoever adds one. */
  | {
      kind: 'setActionItem';
      itemId: string;
      proposal: string | null;
      item: TypedActionItem;
      basedOn: string | null;
    }
  | {
      kind: 'settleActionItem';
      itemId: string;
      status: ActionStatus;
      reason: string | null;
      basedOn: string | null;
    };

export function decideActionItem(state: IncidentState, command: ActionItemCommand, nowMs: number): Result<NewEvent[]> {
  return command.kind === 'setActionItem' ? decideSet(state, command, nowMs) : decideSettled(state, command, nowMs);
}

function decideSet(
  state: IncidentState,
  { itemId, proposal, item: written, basedOn }: Extract<ActionItemCommand, { kind: 'setActionItem' }>,
  nowMs: number,
): Result<NewEvent[]> {
  const standing = state.actionItems.find((each) => each.itemId === itemId);
  const due =
    written.due === undefined ? (standing?.due ?? defaultDue(state.severity, nowMs, state.zone)) : written.due;
  const item: ActionItem = {
    ...written,
    text: written.text.trim(),
    owner: typed(written.owner),
    due: typed(due),
    doneWhen: typed(written.doneWhen),
    ticket: typed(written.ticket),
  };
  if (item.text === '') return refuse('INVALID', 'actionItemNeedsText');
  if (item.due !== null && !isCalendarDay(item.due)) return refuse('INVALID', 'dueIsNoDay', { due: item.due });
  if (item.ticket !== null && !isTicketLink(item.ticket)) return refuse('INVALID', 'ticketIsNoLink');
  if (standing !== undefined && sameItem(standing, item)) return { ok: true, value: [] };
  const number = standing?.number ?? 1 + Math.max(0, ...state.actionItems.map((each) => each.number));
  const payload = { itemId, number, proposal: standing?.proposal ?? proposal, item, basedOn };
  return { ok: true, value: [{ kind: 'actionItemSet', payload, happenedAtMs: nowMs }] };
}

function decideSettled(
  state: IncidentState,
  { itemId, status, reason: written, basedOn }: Extract<ActionItemCommand, { kind: 'settleActionItem' }>,
  nowMs: number,
): Result<NewEvent[]> {
  const standing = state.actionItems.find((each) => each.itemId === itemId);
  if (standing === undefined) return refuse('NOT_FOUND', 'noSuchActionItem', { id: itemId });
  const reason = status === 'open' ? null : typed(written);
  if (status === 'done' && reason === null) return refuse('INVALID', 'doneNeedsProof');
  if (status === 'declined' && reason === null) return refuse('INVALID', 'declineActionNeedsReason');
  if (standing.status === status && standing.reason === reason) return { ok: true, value: [] };
  const payload = { itemId, text: standing.text, status, reason, basedOn };
  return { ok: true, value: [{ kind: 'actionItemSettled', payload, happenedAtMs: nowMs }] };
}

/** A field of blanks alone is blank. */
function typed(value: string | null): string | null {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function sameItem(one: ActionItem, other: ActionItem): boolean {
  return fields.every((field) => one[field] === other[field]);
}

const fields = [
  'text',
  'kind',
  'term',
  'owner',
  'due',
  'doneWhen',
  'priority',
  'ticket',
] as const satisfies (keyof ActionItem)[];
