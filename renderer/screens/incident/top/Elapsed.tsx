import { ElapsedClock } from '../../../components/Clock.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './Elapsed.module.css';

/** Time since detection, or since declaring where that is not known; standing once recovered. Opens the milestones. */
export function Elapsed() {
  const text = useText().incident.top;
  const { detected, declared, recovered } = useScene().state.milestones;
  useKeys([{ key: 'shift+t', label: text.milestones, run: () => openDialog({ kind: 'milestones' }) }]);
  const from = detected ?? declared;
  if (from === null) return null;
  const since = detected === null ? text.sinceDeclared : text.sinceDetected;
  return (
    <button
      type="button"
      className={styles.elapsed}
      title={`${text.milestones} (⇧T)`}
      onClick={() => openDialog({ kind: 'milestones' })}
    >
      <span className={styles.words}>{recovered === null ? since : text.untilRecovered}</span>
      <span className={styles.figures}>
        <ElapsedClock sinceMs={from.atMs} untilMs={recovered?.atMs ?? null} />
      </span>
    </button>
  );
}
