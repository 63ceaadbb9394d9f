import { Time } from '../../../components/Time.tsx';
import { useDesk } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './ActionDialog.module.css';

/** Orders whose result the record does not hold: what came of them is not known. One that runs right now is none. */
export function OpenActions() {
  const text = useText().actions;
  const { state } = useScene();
  const isCardOpen = useDesk(({ dialog }) => dialog?.kind === 'action');
  const open = state.actions.filter(({ ended }) => ended === null);
  if (open.length === 0 || isCardOpen) return null;
  return (
    <div className={styles.warning} role="alert">
      <p>{text.openActions}</p>
      <ul>
        {open.map(({ actionId, happenedAtMs, signal, backends, target }) => (
          <li key={actionId}>
            <Time atMs={happenedAtMs} zone={state.zone} /> {text.owedOf(text.signals[signal], backends.length)}:{' '}
            {text.outcomes.unknown} ({target}, {text.pid} {backends.map(({ pid }) => pid).join(', ')})
          </li>
        ))}
      </ul>
    </div>
  );
}
