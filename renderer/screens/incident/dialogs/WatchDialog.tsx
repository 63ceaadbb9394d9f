import { Dialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { closeDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import { CheckResult } from '../steps/CheckResult.tsx';
import { watchGroups } from '../top/watch-groups.ts';
import styles from './WatchDialog.module.css';

/** All that the watch read last, in full, with its evidence. */
export function WatchDialog() {
  const { incident, home } = useText();
  const groups = watchGroups(useScene().state);
  return (
    <Dialog open wide onClose={closeDialog} title={incident.watch.label}>
      {groups.length === 0 ? <EmptyState title={incident.watch.empty} /> : null}
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
