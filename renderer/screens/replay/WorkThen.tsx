import { Time } from '../../components/Time.tsx';
import { useText } from '../../text/useText.ts';
import { StateMark } from '../incident/steps/StateMark.tsx';
import { useMoment } from './moment.ts';
import styles from './RunbookThen.module.css';
import { useReplayText } from './useReplayText.ts';

/** Items of the runbook that had been marked by then, in the order of their times. */
export function WorkThen() {
  const text = useReplayText().runbook;
  const { states } = useText().incident.steps;
  const { state } = useMoment();
  const items = Object.values(state.items).sort((one, other) => one.happenedAtMs - other.happenedAtMs);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard.
    <section className={styles.work} aria-label={text.work} tabIndex={0}>
      <h2>{text.work}</h2>
      {items.length === 0 ? <p className={styles.none}>{text.noWork}</p> : null}
      <ul>
        {items.map(({ item, text: words, state: marked, reason, happenedAtMs }) => (
          <li key={item.id} className={styles.item}>
            <Time atMs={happenedAtMs} zone={state.zone} />
            <StateMark state={marked} finished={marked === 'ok'} />
            <span>
              {words} <span className={styles.none}>{[states[marked], reason ?? ''].filter(Boolean).join(' · ')}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
