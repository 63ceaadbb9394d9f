import { rowAsWritten } from '../../../shared/incident/timeline.ts';
import type { Decision } from '../../../shared/replay/decisions.ts';
import { describeEvent } from '../../../shared/text/describe-event.ts';
import { Button } from '../../components/Button.tsx';
import { Time } from '../../components/Time.tsx';
import { useLanguage } from '../../text/useText.ts';
import { useMoment } from './moment.ts';
import styles from './ThenPane.module.css';
import { useReplayText } from './useReplayText.ts';

type DecisionsSoFarProps = { decisions: readonly Decision[]; onGo: (known: number) => void };

/** The decisions up to the cursor, the newest first; each goes back to its moment. */
export function DecisionsSoFar({ decisions, onGo }: DecisionsSoFarProps) {
  const text = useReplayText().moment;
  const language = useLanguage();
  const { known, rows, state, context } = useMoment();
  const made = decisions.filter((decision) => decision.known <= known).reverse();
  const ids = new Set(made.map(({ eventId }) => eventId));
  const events = new Map(rows.flatMap(({ eventId, event }) => (ids.has(eventId) ? [[eventId, event]] : [])));
  return (
    <section aria-label={text.decisions}>
      <h3>{text.decisions}</h3>
      {made.length === 0 ? <p className={styles.none}>{text.noDecisions}</p> : null}
      <ol className={styles.list}>
        {made.map(({ known: there, eventId }) => {
          const event = events.get(eventId);
          if (event === undefined) return null;
          const sentence = describeEvent(rowAsWritten(event), context, language).text;
          return (
            <li key={eventId} className={styles.entry} aria-current={there === known ? 'step' : undefined}>
              <span className={styles.aside}>
                <Time atMs={event.happenedAtMs} zone={state.zone} />
              </span>
              <Button look="quiet" className={styles.decision} onClick={() => onGo(there)}>
                {sentence}
              </Button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
