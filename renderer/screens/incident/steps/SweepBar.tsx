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
  // The watch may still be at it: that keeps nobody from reading a pattern.
  const scope = pattern === null ? 'baseline' : 'pattern';
  const sweeping = running.some((sweep) => sweep.scope === scope);
  const looks = (pattern?.procedures ?? [])
    .filter(({ kind }) => kind === 'checks')
    .flatMap(({ steps }) => steps.flatMap((step) => step.commands))
    .filter((command) => runnableProbe(command) !== null);
  const waiting = looks.filter(({ placeholders }) => placeholders.length > 0).length;
  const ready = looks.length - waiting;
  const sweep = (): void => {
    if (sweeping) return;
    void commands.sweep(scope, pattern?.id ?? null);
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
