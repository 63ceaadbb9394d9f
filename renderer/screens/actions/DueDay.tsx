import type { ActionAcross } from '../../../shared/actions/action-across.ts';
import { useText } from '../../text/useText.ts';
import styles from './DueDay.module.css';

/** By when; what is over is told by word and shape, not by colour alone. */
export function DueDay({ item: { due, overdue, status } }: { item: Pick<ActionAcross, 'due' | 'overdue' | 'status'> }) {
  const text = useText().across.actions;
  if (due === null) return status === 'open' ? <span className={styles.blank}>{text.noDue}</span> : null;
  return (
    <span className={overdue ? styles.overdue : styles.due}>
      {text.due(due)}
      {overdue ? (
        <>
          {' '}
          <strong>
            <span aria-hidden="true">▲</span> {text.overdue}
          </strong>
        </>
      ) : null}
    </span>
  );
}
