import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Time } from '../../../components/Time.tsx';
import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { DrillControls } from '../../home/DrillControls.tsx';
import { OpenActions } from '../actions/OpenActions.tsx';
import { workGroups } from '../guide/work.ts';
import { SeePattern } from '../SeePattern.tsx';
import { useScene } from '../scene.ts';
import { WorkList } from '../steps/WorkList.tsx';
import styles from './Stage.module.css';
import { StageFrame } from './StageFrame.tsx';

/** Recovery, mitigation and rollback as the pattern in view says them; the decision about rolling back stands first. */
export function ResponseStage() {
  const text = useText().incident;
  const { state, runbook, pattern, canWrite } = useScene();
  const groups = workGroups('response', runbook, pattern, state.causes);
  const withRollback = runbook?.patterns.find((each) => each.procedures.some(({ kind }) => kind === 'rollback'));
  const decided = state.rollbackDecisions.at(-1);
  return (
    <StageFrame stage="response">
      <OpenActions />
      <div className={styles.actions}>
        <Button
          keys="b"
          disabled={!canWrite || state.status === 'closed'}
          onClick={() => openDialog({ kind: 'rollback' })}
        >
          {text.rollback.open}
        </Button>
        <p className={styles.hint}>
          {decided === undefined ? (
            text.rollback.none
          ) : (
            <>
              <Time atMs={decided.happenedAtMs} zone={state.zone} /> {text.rollback.decided[decided.decision]}
              {decided.versionTo ? ` ${text.rollback.decidedTo(decided.versionTo)}` : ''}
              {decided.reason === null ? null : ` (${decided.reason})`}
            </>
          )}
        </p>
        {withRollback === undefined || withRollback.id === pattern?.id ? null : (
          <p className={styles.hint}>
            {text.steps.procedures.rollback} <SeePattern number={withRollback.number} />
          </p>
        )}
      </div>
      {state.drill ? <DrillControls /> : null}
      {groups.length === 0 ? (
        <EmptyState title={pattern === null ? text.steps.choosePattern : text.steps.empty} />
      ) : null}
      <WorkList stage="response" groups={groups} />
    </StageFrame>
  );
}
