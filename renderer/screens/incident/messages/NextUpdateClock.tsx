import { nextUpdateAtMs } from '../../../../shared/incident/message-record.ts';
import { CountdownClock } from '../../../components/Clock.tsx';
import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './NextUpdateClock.module.css';

/** What is left until the update that was promised; opens the message. */
export function NextUpdateClock() {
  const text = useText().messages;
  const { state } = useScene();
  const dueAtMs = nextUpdateAtMs(state);
  if (dueAtMs === null) return null;
  return (
    <button
      type="button"
      className={styles.clock}
      title={`${text.open} (M)`}
      onClick={() => openDialog({ kind: 'message' })}
    >
      {text.untilNext} <CountdownClock dueAtMs={dueAtMs} />
    </button>
  );
}
