import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { closeDialog } from '../../../state/desk.ts';
import { useQuery } from '../../../state/query.ts';
import { watchSource } from '../../../state/sources.ts';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import { CheckResult } from '../steps/CheckResult.tsx';
import { watchGroups } from '../top/watch-groups.ts';
import { LiveWatch } from './LiveWatch.tsx';
import styles from './WatchDialog.module.css';

/** All that the watch reads now, and what the checks of the environment read last, in full, with its evidence. */
export function WatchDialog() {
  const { incident, home } = useText();
  const { incidentId, state } = useScene();
  const view = useQuery(watchSource({ incidentId })).data ?? null;
  const groups = watchGroups(state);
  return (
    <Dialog open wide onClose={closeDialog} title={incident.watch.label}>
      {groups.length === 0 && view === null ? <EmptyState title={incident.watch.empty} /> : null}
      {view === null ? <StoppedWatch /> : <LiveWatch view={view} />}
      {groups.map(({ part, checks }) => (
        <section key={part} className={styles.part} aria-label={home.health.parts[part]}>
          <h3>{home.health.parts[part]}</h3>
          {checks.map(({ checkId }) => (
            <CheckResult key={checkId} checkId={checkId} />
          ))}
        </section>
      ))}
    </Dialog>
  );
}

/** Says that a person stopped it, and takes it up again. */
function StoppedWatch() {
  const text = useText().watch;
  const { state, canWrite } = useScene();
  const commands = useCommands();
  if (!state.watch.off || state.status === 'closed') return null;
  return (
    <p className={styles.controls}>
      <span>{text.stopped}</span>
      <Button disabled={!canWrite} onClick={() => void commands.switchWatch(true)}>
        {text.start}
      </Button>
    </p>
  );
}
