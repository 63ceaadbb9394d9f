import type { ActionItem, ActionStatus } from '../../../../shared/actions/action-item.ts';
import { actionItemField, actionStatusField } from '../../../../shared/actions/action-item-record.ts';
import type { TypedActionItem } from '../../../../shared/actions/decide-action-item.ts';
import type { IncidentView } from '../../../../shared/contract/view.ts';
import { client, newCommandId } from '../../../contract/client.ts';
import { type Action, useAction, useActionQueue } from '../../../state/action.ts';

type Appended = { eventIds: string[]; seq: number };

export type ActionItemActions = {
  /** Changes one as a whole. */
  set: Action<[itemId: string, item: ActionItem], Appended>;
  /** Adds one under a new id; `proposal` names what it is adopted from. Its due date comes from the severity. */
  add: Action<[text: string, kind: ActionItem['kind'], proposal: string | null], Appended>;
  settle: Action<[itemId: string, status: ActionStatus, reason: string | null], Appended>;
  /** Writes a proposal down as declined, so that it is proposed no more and its reason is kept. */
  declineProposal: Action<
    [proposal: { key: string; text: string; kind: ActionItem['kind'] }, reason: string],
    Appended
  >;
};

export function useActionItems({ state }: IncidentView): ActionItemActions {
  const { incidentId, lastEventOf } = state;

  function write(itemId: string, item: TypedActionItem, proposal: string | null): Promise<Appended> {
    const basedOn = lastEventOf[actionItemField({ itemId })] ?? null;
    return client.postmortems.setActionItem({ incidentId, commandId: newCommandId(), itemId, proposal, item, basedOn });
  }

  function settle(itemId: string, status: ActionStatus, reason: string | null): Promise<Appended> {
    const basedOn = lastEventOf[actionStatusField({ itemId })] ?? null;
    return client.postmortems.settleActionItem({
      incidentId,
      commandId: newCommandId(),
      itemId,
      status,
      reason,
      basedOn,
    });
  }

  return {
    set: useActionQueue((itemId, item) => write(itemId, item, null)),
    add: useAction((text, kind, proposal) => write(crypto.randomUUID(), { ...blankItem, text, kind }, proposal)),
    settle: useActionQueue(settle),
    declineProposal: useAction(async ({ key, text, kind }, reason) => {
      const itemId = crypto.randomUUID();
      await write(itemId, { ...blankItem, text, kind }, key);
      return settle(itemId, 'declined', reason);
    }),
  };
}

const blankItem: TypedActionItem = {
  text: '',
  kind: null,
  term: null,
  owner: null,
  doneWhen: null,
  priority: null,
  ticket: null,
};
