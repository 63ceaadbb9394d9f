import type { ItemState } from '../../../../shared/incident/event.ts';
import { useText } from '../../../text/useText.ts';
import styles from './WorkRow.module.css';

/** The state in words where its shape alone would not tell it from another one. */
export function StateWord({ state }: { state: ItemState }) {
  const text = useText().incident.steps.states;
  return state === 'ok' || state === 'notDone' ? null : <span className={styles.when}>{text[state]}</span>;
}
