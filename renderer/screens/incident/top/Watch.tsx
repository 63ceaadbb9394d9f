import { isWithoutLevel } from '../../../../shared/diagnosis/level.ts';
import { Button } from '../../../components/Button.tsx';
import { LevelMark } from '../../../components/LevelMark.tsx';
import { openDialog } from '../../../state/desk.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { useScene } from '../scene.ts';
import { useIncidentSweeps } from '../useIncidentSweeps.ts';
import { briefReading } from './brief-reading.ts';
import { LevelHistory } from './LevelHistory.tsx';
import styles from './Watch.module.css';
import { type WatchGroup, watchGroups } from './watch-groups.ts';

/** Our own watch: what each part of the environment said when it was last read, from outside. */
export function Watch() {
  const text = useText().incident.watch;
  const { state, canRead } = useScene();
  const commands = useCommands();
  const busy = useIncidentSweeps().running.length > 0;
  const groups = watchGroups(state);
  return (
    <section className={styles.watch} aria-label={text.label}>
      <h2 className={styles.label}>{text.label}</h2>
      {groups.length === 0 ? (
        <p className={styles.empty}>{state.environment === null ? text.noEnvironment : text.empty}</p>
      ) : (
        <ul className={styles.list}>
          {groups.map((group) => (
            <WatchItem key={group.part} group={group} />
          ))}
        </ul>
      )}
      <Button look="quiet" disabled={!canRead} busy={busy} onClick={() => void commands.sweep('baseline')}>
        {text.read}
      </Button>
    </section>
  );
}

function WatchItem({ group: { part, level, checks, telling } }: { group: WatchGroup }) {
  const { incident, home } = useText();
  const language = useLanguage();
  const { zone } = useScene().state;
  const name = home.health.parts[part];
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.part}
        aria-label={incident.watch.open(name)}
        onClick={() => openDialog({ kind: 'watch' })}
      >
        {checks.length > 1 ? `${name} (${checks.length})` : name}
      </button>
      {telling !== null && isWithoutLevel({ reading: telling.reading, level }) ? null : <LevelMark level={level} />}
      {telling === null ? null : (
        <span className={styles.words}>{briefReading(telling.reading, language, zone, incident.watch)}</span>
      )}
      {part === 'deployments' || part === 'log' ? null : (
        <LevelHistory checkIds={checks.map(({ checkId }) => checkId)} />
      )}
      <EvidenceChips ids={[telling?.evidenceId ?? null]} />
    </li>
  );
}
