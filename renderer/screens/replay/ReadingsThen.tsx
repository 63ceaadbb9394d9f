import type { KnownReading } from '../../../shared/replay/known-then.ts';
import { EvidenceLinks } from '../../components/EvidenceLinks.tsx';
import { LeveledReadings } from '../../components/LeveledReadings.tsx';
import { shortClockText } from '../../text/duration.ts';
import { useCheckNameIn } from '../incident/steps/useCheckName.ts';
import { useMoment } from './moment.ts';
import styles from './ThenPane.module.css';
import { useReplayText } from './useReplayText.ts';

/** The newest reading of each check, the gravest first, and how old it was. */
export function ReadingsThen({ readings }: { readings: readonly KnownReading[] }) {
  const text = useReplayText().moment;
  const { before, openEvidence } = useMoment();
  const nameOf = useCheckNameIn(before.environment);
  return (
    <section aria-label={text.readings}>
      <h3>{text.readings}</h3>
      {readings.length === 0 ? <p className={styles.none}>{text.noReadings}</p> : null}
      <ul className={styles.list}>
        {readings.map(({ checkId, title, ageMs, evidenceId, readings: read }) => (
          <li key={checkId} className={styles.entry}>
            <span className={styles.aside}>{text.age(shortClockText(ageMs))}</span>
            <div className={styles.what}>
              <strong>{nameOf(title === '' ? checkId : title)}</strong>{' '}
              <EvidenceLinks evidence={before.evidence.filter(({ id }) => id === evidenceId)} onOpen={openEvidence} />
              <LeveledReadings readings={read} zone={before.zone} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
