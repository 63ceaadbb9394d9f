import { describeReading } from '../../../../shared/text/describe-reading.ts';
import { Button } from '../../../components/Button.tsx';
import { LevelMark } from '../../../components/LevelMark.tsx';
import { useLanguage, useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { useScene } from '../scene.ts';
import { useIncidentSweeps } from '../useIncidentSweeps.ts';
import { watchedOf } from './baseline.ts';
import styles from './Watch.module.css';

/** Our own watch: what each part of the environment said when it was last read, from outside. */
export function Watch() {
  const text = useText().incident.watch;
  const language = useLanguage();
  const { state, canRead } = useScene();
  const commands = useCommands();
  const busy = useIncidentSweeps().running.length > 0;
  const watched = watchedOf(state);
  return (
    <section className={styles.watch} aria-label={text.label}>
      <h2 className={styles.label}>{text.label}</h2>
      {watched.length === 0 ? (
        <p className={styles.empty}>{state.environment === null ? text.noEnvironment : text.empty}</p>
      ) : (
        <ul className={styles.list}>
          {watched.map(({ check, telling }) => (
            <li key={check.checkId} className={styles.item}>
              <LevelMark level={check.level} />
              <span>{telling === null ? check.target : describeReading(telling.reading, language, state.zone)}</span>
              {check.readings.length > 1 ? (
                <span className={styles.more}>{text.more(check.readings.length - 1)}</span>
              ) : null}
              <EvidenceChips ids={[check.evidenceId]} />
            </li>
          ))}
        </ul>
      )}
      <Button look="quiet" disabled={!canRead} busy={busy} onClick={() => void commands.sweep('baseline')}>
        {text.read}
      </Button>
    </section>
  );
}
