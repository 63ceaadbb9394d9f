import { type Readiness, readinessOf } from '../../../../shared/incident/preparation.ts';
import { classes } from '../../../components/classes.ts';
import { Time } from '../../../components/Time.tsx';
import { useText } from '../../../text/useText.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { ReadingLines } from '../ReadingLines.tsx';
import { useScene } from '../scene.ts';
import styles from './PreparationReading.module.css';

const shapes: Readonly<Record<Readiness['verdict'], string>> = {
  ready: '●',
  notReady: '▲',
  unknown: '○',
  notNamed: '○',
};

/** Beside a box of the preparation checklist: what was read of the thing that it asks for, where a look can answer it. */
export function PreparationReading({ itemId }: { itemId: string }) {
  const text = useText().incident.preparation;
  const { runbook, state } = useScene();
  const item = runbook?.preparation.find(({ id }) => id === itemId);
  if (!item?.check) return null;
  const { verdict, checks } = readinessOf(item.check, state);
  const isVerified = state.items[itemId]?.state === 'ok' && state.items[itemId]?.verifiedBy !== undefined;
  return (
    <fieldset className={styles.reading} aria-label={text.reading(item.text)}>
      <p className={styles.head}>
        <span className={classes(styles.verdict, styles[verdict])}>
          <span aria-hidden="true">{shapes[verdict]}</span> {text.verdicts[verdict]}
        </span>
        {isVerified ? <span>{text.verified}</span> : null}
      </p>
      {checks.map(({ eventId, happenedAtMs, readings, evidenceId, target }) => (
        <div key={eventId} className={styles.check}>
          <span className={styles.head}>
            <Time atMs={happenedAtMs} zone={state.zone} />
            <EvidenceChips ids={[evidenceId]} />
          </span>
          {readings.length === 0 ? (
            <span className={styles.aside}>{target}</span>
          ) : (
            <ReadingLines readings={readings} />
          )}
        </div>
      ))}
    </fieldset>
  );
}
