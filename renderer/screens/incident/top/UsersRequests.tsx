import { classes } from '../../../components/classes.ts';
import { LevelMark } from '../../../components/LevelMark.tsx';
import { openDialog } from '../../../state/desk.ts';
import { briefReading } from '../../../text/brief-reading.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { useScene } from '../scene.ts';
import styles from './Watch.module.css';
import { watchGroups } from './watch-groups.ts';

/** What the users were answered, as the access log says it: beside what was measured from outside, and never part of it. */
export function UsersRequests() {
  const { incident, home } = useText();
  const language = useLanguage();
  const { state } = useScene();
  const group = watchGroups(state).find(({ part }) => part === 'access');
  if (group === undefined) return null;
  const hostOf = (checkId: string) =>
    state.environment?.hosts.find(({ id }) => checkId.endsWith(`@${id}`))?.name ?? null;
  const nameOf = (checkId: string) => [home.health.parts.access, hostOf(checkId) ?? []].flat().join(' ');
  return group.checks.map(({ checkId, level, readings, evidenceId }) => (
    <li key={checkId} className={classes(styles.item, styles.users)}>
      <span className={styles.label}>{incident.watch.users}</span>
      <button
        type="button"
        className={styles.part}
        aria-label={incident.watch.open(nameOf(checkId))}
        onClick={() => openDialog({ kind: 'watch' })}
      >
        {nameOf(checkId)}
      </button>
      <LevelMark level={level} />
      {readings
        .filter(({ reading }) => !('path' in reading) || reading.path === null)
        .map(({ reading }) => (
          <span key={reading.kind} className={styles.words}>
            {briefReading(reading, language, state.zone, incident.watch)}
          </span>
        ))}
      <EvidenceChips ids={[evidenceId]} />
    </li>
  ));
}
