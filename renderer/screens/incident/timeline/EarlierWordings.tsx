import type { EarlierWording } from '../../../../shared/incident/state.ts';
import { dateTimeText, timeText } from '../../../../shared/text/wall-clock.ts';
import { useText } from '../../../text/useText.ts';
import styles from './EarlierWordings.module.css';

type EarlierWordingsProps = { earlier: readonly EarlierWording[]; zone: string };

/** What a note said, and which time it had, before each of its corrections. */
export function EarlierWordings({ earlier, zone }: EarlierWordingsProps) {
  const text = useText().incident.history;
  return (
    <div className={styles.earlier}>
      <p className={styles.title}>{text.title}</p>
      <ol aria-label={text.title}>
        {earlier.map(({ text: words, happenedAtMs, actor, recordedAtMs }) => (
          <li key={`${recordedAtMs} ${happenedAtMs} ${words}`}>
            <p className={styles.words}>{`${timeText(happenedAtMs, zone)} ${words}`}</p>
            <p className={styles.by}>{text.by(actor, dateTimeText(recordedAtMs, zone))}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
