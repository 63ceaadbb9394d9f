import type { WatchView } from '../../../../shared/contract/watch-view.ts';
import { isWithoutLevel } from '../../../../shared/diagnosis/level.ts';
import { Button } from '../../../components/Button.tsx';
import { LevelMark } from '../../../components/LevelMark.tsx';
import { OwnFigures } from '../../../components/OwnFigures.tsx';
import { Sparkline } from '../../../components/Sparkline.tsx';
import { openDialog } from '../../../state/desk.ts';
import { useQuery } from '../../../state/query.ts';
import { watchSource } from '../../../state/sources.ts';
import { briefReading } from '../../../text/brief-reading.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { useScene } from '../scene.ts';
import { useIncidentSweeps } from '../useIncidentSweeps.ts';
import { LevelHistory } from './LevelHistory.tsx';
import { type LiveGroup, liveGroups } from './live-groups.ts';
import { UsersRequests } from './UsersRequests.tsx';
import styles from './Watch.module.css';
import { type WatchGroup, watchGroups } from './watch-groups.ts';

/** Our own watch: what each part of the environment says from outside, now and over the last minutes. */
export function Watch() {
  const { incident, watch } = useText();
  const text = incident.watch;
  const { incidentId, state, canRead } = useScene();
  const commands = useCommands();
  const busy = useIncidentSweeps().running.length > 0;
  const view = useQuery(watchSource({ incidentId })).data ?? null;
  const groups = watchGroups(state).filter(({ part }) => part !== 'access');
  const live = view === null ? [] : liveGroups(view);
  return (
    <section className={styles.watch} aria-label={text.label}>
      <h2 className={styles.label}>{text.label}</h2>
      {groups.length === 0 && live.length === 0 ? (
        <p className={styles.empty}>{state.environment === null ? text.noEnvironment : text.empty}</p>
      ) : (
        <ul className={styles.list}>
          {view === null ? null : live.map((group) => <LiveItem key={group.part} group={group} view={view} />)}
          {view?.own && view.own.n > 0 ? (
            <li className={styles.item}>
              <OwnFigures own={view.own} />
            </li>
          ) : null}
          {groups
            .filter((group) => !live.some(({ part }) => part === group.part))
            .map((group) => (
              <WatchItem key={group.part} group={group} />
            ))}
          <UsersRequests />
          {state.watch.off && state.status === 'open' ? <li className={styles.item}>{watch.stopped}</li> : null}
        </ul>
      )}
      <Button look="quiet" disabled={!canRead} busy={busy} onClick={() => void commands.sweep('baseline')}>
        {text.read}
      </Button>
    </section>
  );
}

function LiveItem({ group: { part, level, measures, telling }, view }: { group: LiveGroup; view: WatchView }) {
  const { incident, watch } = useText();
  const language = useLanguage();
  const { zone } = useScene().state;
  const mutedCount = measures.filter(({ muted }) => muted).length;
  return (
    <li className={styles.item}>
      <PartButton part={part} count={part === 'database' ? 1 : measures.length} />
      <LevelMark level={level} />
      {telling.last === null ? null : (
        <span className={styles.words}>{briefReading(telling.last.reading, language, zone, incident.watch)}</span>
      )}
      <Sparkline measure={telling} view={view} zone={zone} />
      {measures.some(({ flapping }) => flapping) ? <span className={styles.aside}>{watch.flapping}</span> : null}
      {mutedCount > 0 ? <span className={styles.aside}>{watch.muted}</span> : null}
    </li>
  );
}

function WatchItem({ group: { part, level, checks, telling } }: { group: WatchGroup }) {
  const { incident } = useText();
  const language = useLanguage();
  const { zone } = useScene().state;
  return (
    <li className={styles.item}>
      <PartButton part={part} count={checks.length} />
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

function PartButton({ part, count }: { part: WatchGroup['part']; count: number }) {
  const { incident, home } = useText();
  const name = home.health.parts[part];
  return (
    <button
      type="button"
      className={styles.part}
      aria-label={incident.watch.open(name)}
      onClick={() => openDialog({ kind: 'watch' })}
    >
      {count > 1 ? `${name} (${count})` : name}
    </button>
  );
}
