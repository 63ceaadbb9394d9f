import type { FoundPassage } from '../../../shared/contract/search-contract.ts';
import { Time } from '../../components/Time.tsx';
import { useText } from '../../text/useText.ts';
import styles from './Passages.module.css';

/** Where in an incident's record the words stand, each lit. */
export function Passages({ passages, zone }: { passages: readonly FoundPassage[]; zone: string }) {
  const { archive: text } = useText();
  return passages.length === 0 ? null : (
    <ul className={styles.passages} aria-label={text.passages}>
      {passages.map(({ eventId, happenedAtMs, inOutput, passage }) => (
        <li key={eventId} className={styles.passage}>
          <Time atMs={happenedAtMs} zone={zone} show="time" />
          <span className={styles.text}>
            {inOutput ? <span className={styles.where}>{text.inOutput}</span> : null}
            {passage.map((part, index) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one passage never move
              part.lit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
