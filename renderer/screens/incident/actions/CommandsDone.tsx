import { Time } from '../../../components/Time.tsx';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './CommandsDone.module.css';

/** When this command was run elsewhere, and how that went; nothing where nobody said so. */
export function CommandsDone({ runbookCommandId }: { runbookCommandId: string }) {
  const text = useText().actions;
  const { state } = useScene();
  const done = state.commandsDone.filter(({ command }) => command.id === runbookCommandId);
  if (done.length === 0) return null;
  return (
    <ul className={styles.done} aria-label={text.doneBefore}>
      {done.map(({ eventId, happenedAtMs, outcome, note }) => (
        <li key={eventId}>
          <Time atMs={happenedAtMs} zone={state.zone} /> {text.done} · {text.doneOutcomes[outcome]}
          {note === null ? null : ` (${note})`}
        </li>
      ))}
    </ul>
  );
}
