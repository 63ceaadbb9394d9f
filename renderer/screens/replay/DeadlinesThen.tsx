import type { RunningDeadline } from '../../../shared/replay/known-then.ts';
import { deadlineName } from '../../../shared/text/deadline-name.ts';
import { shortClockText } from '../../text/duration.ts';
import { useLanguage, useText } from '../../text/useText.ts';
import styles from './ThenPane.module.css';
import { useReplayText } from './useReplayText.ts';

/** The deadlines that ran, with what was left of each at the moment. */
export function DeadlinesThen({ deadlines }: { deadlines: readonly RunningDeadline[] }) {
  const text = useReplayText().moment;
  const { time } = useText().common;
  const language = useLanguage();
  return (
    <section aria-label={text.deadlines}>
      <h3>{text.deadlines}</h3>
      {deadlines.length === 0 ? <p className={styles.none}>{text.noDeadlines}</p> : null}
      <ul className={styles.list}>
        {deadlines.map((deadline) => {
          const figures = shortClockText(Math.abs(deadline.leftMs));
          return (
            <li key={deadline.id} className={styles.entry}>
              <span className={styles.aside} data-overdue={deadline.leftMs < 0 || undefined}>
                {deadline.leftMs < 0 ? time.overdue(figures) : time.left(figures)}
              </span>
              <span className={styles.what}>{deadlineName(deadline, language)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
