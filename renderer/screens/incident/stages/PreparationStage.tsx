import { preparationSweep } from '../../../../shared/incident/preparation.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { workGroups } from '../guide/work.ts';
import { useScene } from '../scene.ts';
import { SweepProgressLine } from '../steps/SweepProgressLine.tsx';
import { WorkList } from '../steps/WorkList.tsx';
import { useIncidentSweeps } from '../useIncidentSweeps.ts';
import styles from './Stage.module.css';
import { StageFrame } from './StageFrame.tsx';

/** What should have been ready before; it never stands in the way of the first checks, and what can be read verifies itself. */
export function PreparationStage() {
  const text = useText().incident.preparation;
  const { runbook, state } = useScene();
  const groups = workGroups('preparation', runbook, null, state.causes);
  return (
    <StageFrame stage="preparation" hint={text.hint}>
      {groups.length === 0 ? <EmptyState title={text.empty} /> : <VerifyBar />}
      <WorkList stage="preparation" groups={groups} />
    </StageFrame>
  );
}

/** Reads what the items ask for, all at once. */
function VerifyBar() {
  const text = useText().incident.preparation;
  const { runbook, state, canRead } = useScene();
  const commands = useCommands();
  const busy = useIncidentSweeps().running.some(({ scope }) => scope === 'preparation');
  const looks = runbook === null || state.environment === null ? [] : preparationSweep(runbook, state.environment);
  const isPossible = canRead && looks.length > 0;
  const verify = (): void => {
    if (!busy) void commands.sweep('preparation');
  };
  useKeys(isPossible ? [{ key: 'shift+r', label: text.verify, run: verify }] : []);
  if (runbook?.preparation.every(({ check }) => check === null)) return null;
  return (
    <div className={styles.actions}>
      <Button keys="shift+r" busy={busy} disabled={!isPossible} onClick={verify}>
        {text.verify}
      </Button>
      <span className={styles.hint}>{looks.length === 0 ? text.nothingToRead : text.verifyHint(looks.length)}</span>
      <SweepProgressLine />
    </div>
  );
}
