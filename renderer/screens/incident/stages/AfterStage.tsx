import { hrefOf } from '../../../app/route.ts';
import { Button, ButtonLink } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { OpenActions } from '../actions/OpenActions.tsx';
import { OwedList } from '../actions/OwedList.tsx';
import { workGroups } from '../guide/work.ts';
import { useScene } from '../scene.ts';
import { WorkList } from '../steps/WorkList.tsx';
import { CalendarButton } from './CalendarButton.tsx';
import styles from './Stage.module.css';
import { StageFrame } from './StageFrame.tsx';

/** What is left once the service is back: the checklist, closing, and the postmortem. */
export function AfterStage() {
  const { after: text, guide } = useText().incident;
  const { state, runbook, canWrite, incidentId } = useScene();
  const groups = workGroups('after', runbook, null, state.causes);
  return (
    <StageFrame stage="after">
      <OpenActions />
      <OwedList />
      {groups.length === 0 ? <EmptyState title={text.noChecklist} /> : <h3>{text.checklist}</h3>}
      <WorkList stage="after" groups={groups} />
      <div className={styles.actions}>
        <ButtonLink keys="g p" href={hrefOf({ screen: 'postmortem', incidentId })}>
          {text.postmortem}
        </ButtonLink>
        <ButtonLink keys="g l" href={hrefOf({ screen: 'replay', incidentId })}>
          {guide.replay}
        </ButtonLink>
        <CalendarButton />
        {state.status === 'open' ? (
          <Button disabled={!canWrite} onClick={() => openDialog({ kind: 'close' })}>
            {text.close}
          </Button>
        ) : (
          <>
            <span>{text.isClosed}</span>
            <Button disabled={!canWrite} onClick={() => openDialog({ kind: 'reopen' })}>
              {text.reopen}
            </Button>
          </>
        )}
      </div>
    </StageFrame>
  );
}
