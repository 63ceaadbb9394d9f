import { runnableProbe } from '../../../../shared/runbook/runnable-probe.ts';
import { Button } from '../../../components/Button.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import { useIncidentSweeps } from '../useIncidentSweeps.ts';
import styles from './SweepBar.module.css';
import { SweepProgressLine } from './SweepProgressLine.tsx';

/** Reads every look of the pattern in view at once, and the watch with it; without a pattern, the watch alone. */
export function SweepBar() {
  const text = useText().incident.steps;
  const { pattern, state, canRead } = useScene();
  const commands = useCommands();
  const { running } = useIncidentSweeps();
  const sweeping = running.length > 0;
  const looks = (pattern?.procedures ?? [])
    .filter(({ kind }) => kind === 'checks')
    .flatMap(({ steps }) => steps.flatMap((step) => step.commands))
    .filter((command) => runnableProbe(command) !== null);
  const waiting = looks.filter(({ placeholders }) => placeholders.length > 0).length;
  const ready = looks.length - waiting;
  const sweep = (): void => {
    if (sweeping) return;
    void (pattern === null ? commands.sweep('baseline') : commands.sweep('pattern', pattern.id));
  };
  const label = pattern === null ? text.sweepBaseline : text.sweep;
  useKeys(canRead ? [{ key: 'shift+r', label, run: sweep }] : []);
  if (state.environment === null) return null;
  return (
    <div className={styles.bar}>
      <Button keys="shift+r" busy={sweeping} disabled={!canRead} onClick={sweep}>
        {label}
      </Button>
      {sweeping || pattern === null ? null : (
        <span className={styles.hint}>
          {waiting === 0 ? text.sweepHint(ready) : text.sweepHintWaiting(ready, waiting)}
        </span>
      )}
      <SweepProgressLine />
    </div>
  );
}
