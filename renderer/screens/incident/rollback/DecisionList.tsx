import { Time } from '../../../components/Time.tsx';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './Rollback.module.css';

/** What was decided before, and why. */
export function DecisionList() {
  const text = useText().incident.rollback;
  const { state } = useScene();
  if (state.rollbackDecisions.length === 0) return null;
  return (
    <section aria-label={text.decisions}>
      <h3>{text.decisions}</h3>
      <ul className={styles.criteria}>
        {state.rollbackDecisions.map(({ eventId, happenedAtMs, decision, reason, versionTo }) => (
          <li key={eventId}>
            <Time atMs={happenedAtMs} zone={state.zone} /> {text.decided[decision]}
            {versionTo ? ` ${text.decidedTo(versionTo)}` : ''}
            {reason === null ? null : ` (${reason})`}
          </li>
        ))}
      </ul>
    </section>
  );
}
