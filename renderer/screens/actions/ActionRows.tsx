import { useRef } from 'react';
import type { ActionAcross } from '../../../shared/actions/action-across.ts';
import type { ActionStatus } from '../../../shared/actions/action-item.ts';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { client, newCommandId } from '../../contract/client.ts';
import { useKeys } from '../../keys/bindings.ts';
import { useActionQueue } from '../../state/action.ts';
import { useSession } from '../../state/session.ts';
import { useText } from '../../text/useText.ts';
import { ActionRow } from './ActionRow.tsx';
import styles from './ActionRows.module.css';

/** The items of one page; J and K go from one to the next. */
export function ActionRows({ items }: { items: readonly ActionAcross[] }) {
  const text = useText().across.actions;
  const list = useRef<HTMLUListElement>(null);
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const settle = useActionQueue((item: ActionAcross, status: ActionStatus, reason: string | null) =>
    client.postmortems.settleActionItem({
      incidentId: item.incidentId,
      commandId: newCommandId(),
      itemId: item.itemId,
      status,
      reason,
      basedOn: item.settledBy,
    }),
  );

  function move(by: number): void {
    const rows: HTMLElement[] = [...(list.current?.querySelectorAll<HTMLElement>('li[tabindex]') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))]?.focus();
  }

  useKeys([
    { key: 'j', label: text.next, run: () => move(1) },
    { key: 'k', label: text.previous, run: () => move(-1) },
  ]);

  return (
    <>
      <ProblemBox problem={settle.problem} onDismiss={settle.dismiss} />
      <ul ref={list} className={styles.list} aria-label={text.list}>
        {items.map((item) => (
          <ActionRow
            key={`${item.incidentId}/${item.itemId}`}
            item={item}
            readOnly={readOnly}
            onSettle={(status, reason) => void settle.run(item, status, reason)}
          />
        ))}
      </ul>
    </>
  );
}
