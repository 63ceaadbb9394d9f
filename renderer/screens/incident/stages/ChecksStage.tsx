import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { openDialog, useDesk, viewPattern } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { LitCauses } from '../causes/LitCauses.tsx';
import { workGroups } from '../guide/work.ts';
import { PatternPicker } from '../patterns/PatternPicker.tsx';
import { useScene } from '../scene.ts';
import { SweepBar } from '../steps/SweepBar.tsx';
import { WorkList } from '../steps/WorkList.tsx';
import styles from './Stage.module.css';
import { StageFrame } from './StageFrame.tsx';

/** First checks: which pattern it is, and what to look at for it. */
export function ChecksStage() {
  const text = useText().incident;
  const { state, runbook, pattern, canWrite } = useScene();
  const returnTo = useDesk(({ returnToPatternId }) => returnToPatternId);
  const back = runbook?.patterns.find(({ id }) => id === returnTo && id !== pattern?.id);
  if (runbook === null) {
    return (
      <StageFrame stage="checks">
        <EmptyState
          title={state.runbook === null ? text.guide.noRunbook : text.guide.runbookLost}
          hint={text.guide.noRunbookHint}
        >
          <Button disabled={!canWrite} onClick={() => openDialog({ kind: 'details' })}>
            {text.guide.chooseRunbook}
          </Button>
        </EmptyState>
        <SweepBar />
      </StageFrame>
    );
  }
  const groups = workGroups('checks', runbook, pattern, state.causes);
  const chosen = state.activePatterns.some((each) => each.pattern.id === pattern?.id);
  return (
    <StageFrame stage="checks" aside={<SweepBar />}>
      <PatternPicker />
      {pattern === null ? (
        <p className={styles.hint}>{text.steps.choosePattern}</p>
      ) : (
        <>
          {chosen && back === undefined ? null : (
            <div className={styles.actions}>
              <h3>{text.patterns.name(pattern.number, pattern.title)}</h3>
              {chosen ? null : <p className={styles.hint}>{text.patterns.preview}</p>}
              {back === undefined ? null : (
                <Button onClick={() => viewPattern(back.id)}>{`← ${text.patterns.backTo(back.number)}`}</Button>
              )}
            </div>
          )}
          {groups.length === 0 ? <EmptyState title={text.steps.empty} /> : null}
          <WorkList stage="checks" groups={groups} />
        </>
      )}
      <LitCauses />
    </StageFrame>
  );
}
