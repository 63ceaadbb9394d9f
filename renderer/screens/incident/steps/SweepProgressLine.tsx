import { Button } from '../../../components/Button.tsx';
import { Working } from '../../../components/Working.tsx';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { useIncidentSweeps } from '../useIncidentSweeps.ts';
import styles from './SweepProgressLine.module.css';
import { useCheckName } from './useCheckName.ts';

/** How far the sweeps under way are and what they read at this moment; once they ended, that they did. */
export function SweepProgressLine() {
  const text = useText().incident.steps;
  const commands = useCommands();
  const nameOf = useCheckName();
  const { running, lastEnded } = useIncidentSweeps();
  if (running.length === 0) {
    if (lastEnded === null) return null;
    return (
      <p className={lastEnded.state === 'cancelled' ? styles.ended : styles.heard} role="status">
        {lastEnded.state === 'cancelled' ? text.sweepCancelled : text.sweepFinished}
      </p>
    );
  }
  return running.map((sweep) => (
    <div key={sweep.sweepId} className={styles.sweep}>
      <Working label={text.sweeping[sweep.scope]} done={sweep.done} total={sweep.total} />
      <Button onClick={() => void commands.cancelSweep(sweep.sweepId)}>{text.cancelSweep}</Button>
      <span className={styles.names}>{sweep.running.map(nameOf).join(' · ')}</span>
    </div>
  ));
}
