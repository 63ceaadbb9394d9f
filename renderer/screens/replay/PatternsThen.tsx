import { useText } from '../../text/useText.ts';
import { useMoment } from './moment.ts';
import styles from './ThenPane.module.css';
import { useReplayText } from './useReplayText.ts';

/** Which patterns had been chosen, and which the readings of then spoke for. */
export function PatternsThen() {
  const text = useReplayText().moment;
  const { patterns } = useText().incident;
  const { before } = useMoment();
  const { activePatterns, candidates } = before;
  return (
    <section aria-label={text.patterns}>
      <h3>{text.patterns}</h3>
      {activePatterns.length === 0 ? <p className={styles.none}>{text.noPatterns}</p> : null}
      <ul className={styles.list}>
        {activePatterns.map(({ pattern, number, title }) => (
          <li key={pattern.id} className={styles.entry}>
            <span className={styles.aside}>{text.chosen}</span>
            <strong className={styles.what}>{patterns.name(number, title)}</strong>
          </li>
        ))}
        {candidates.map(({ patternId, number, title, matched, readable, total }) => (
          <li key={`candidate ${patternId}`} className={styles.entry}>
            <span className={styles.aside}>{text.candidate}</span>
            <span className={styles.what}>
              {patterns.name(number, title)}{' '}
              <span className={styles.aside}>
                {readable === total
                  ? patterns.count(matched, total)
                  : patterns.countWithUnread(matched, total, total - readable)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
