import { useKeys } from '../../../keys/bindings.ts';
import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import { DeadlineClock } from './DeadlineClock.tsx';
import styles from './Deadlines.module.css';
import { runningDeadlines } from './deadline-view.ts';
import { useDeadlineWords } from './useDeadlineWords.ts';

/** The deadlines that run, as what is left of them. Opens the list in which they are marked as done. */
export function Deadlines() {
  const text = useText().incident.deadlines;
  const { view } = useScene();
  const { span } = useDeadlineWords();
  const running = runningDeadlines(view.deadlines);
  const handled = view.deadlines.filter((deadline) => deadline.handled).length;
  useKeys([{ key: 'd', label: text.open, run: () => openDialog({ kind: 'deadlines' }) }]);
  if (view.deadlines.length === 0) return null;
  return (
    <button
      type="button"
      className={styles.deadlines}
      title={`${text.open} (D)`}
      onClick={() => openDialog({ kind: 'deadlines' })}
    >
      {running.map(({ id, minutes, dueAtMs }) => (
        <span key={id} className={styles.deadline}>
          <span>{span(minutes)}</span> <DeadlineClock minutes={minutes} dueAtMs={dueAtMs} />
        </span>
      ))}
      {handled === 0 ? null : <span className={styles.handled}>{text.handledCount(handled)}</span>}
    </button>
  );
}
