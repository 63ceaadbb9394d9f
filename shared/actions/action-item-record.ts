/** Action items as an incident's events add up to them. Entries are replaced, never changed: copies of a state share them. */
import type { EventKind, Payload, RecordedEvent } from '../incident/event.ts';
import { deviceLetters } from '../incident/evidence-label.ts';
import type { IncidentState } from '../incident/state.ts';
import type { ActionItem, ActionStatus } from './action-item.ts';

type Known<K extends EventKind> = Extract<RecordedEvent, { kind: K }>;

export type ActionItemRecord = ActionItem & {
  itemId: string;
  number: number;
  /** A-1 on the first device, A-B1 on the second. */
  label: string;
  proposal: string | null;
  status: ActionStatus;
  /** The proof of one that is done, the reason for declining. */
  reason: string | null;
  /** When it was last done, declined or opened again; null while it is open from the start. */
  settledAtMs: number | null;
  addedAtMs: number;
};

export const actionItemAppliers = {
  actionItemSet(state: IncidentState, event: Known<'actionItemSet'>, devices: string[]): void {
    const { itemId, number, proposal, item } = event.payload;
    const standing = state.actionItems.find((each) => each.itemId === itemId);
    if (standing !== undefined) {
      replace(state, { ...standing, ...item });
      return;
    }
    const label = actionItemLabel(number, Math.max(0, devices.indexOf(event.deviceId)));
    const settled = { status: 'open', reason: null, settledAtMs: null } as const;
    const added = { ...item, itemId, number, label, proposal, ...settled, addedAtMs: event.happenedAtMs };
    state.actionItems = [...state.actionItems, added];
  },
  /** Of an item that the record does not hold (it was undone) nothing is known but this: it is left out. */
  actionItemSettled(state: IncidentState, { payload, happenedAtMs }: Known<'actionItemSettled'>): void {
    const standing = state.actionItems.find(({ itemId }) => itemId === payload.itemId);
    if (standing === undefined) return;
    replace(state, { ...standing, status: payload.status, reason: payload.reason, settledAtMs: happenedAtMs });
  },
};

function replace(state: IncidentState, item: ActionItemRecord): void {
  state.actionItems = state.actionItems.map((each) => (each.itemId === item.itemId ? item : each));
}

export function actionItemLabel(number: number, deviceIndex: number): string {
  return `A-${deviceLetters(deviceIndex)}${number}`;
}

/** The settable fields of an item: what it says, and whether it is done. */
export function actionItemField({ itemId }: Pick<Payload<'actionItemSet'>, 'itemId'>): string {
  return `actionItem:${itemId}`;
}

export function actionStatusField({ itemId }: Pick<Payload<'actionItemSettled'>, 'itemId'>): string {
  return `actionStatus:${itemId}`;
}
