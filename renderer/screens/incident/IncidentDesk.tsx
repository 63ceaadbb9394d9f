import { type ReactNode, useEffect, useRef } from 'react';
import { useDesk } from '../../state/desk.ts';
import { restorePlaceholderInputs } from '../../state/placeholder-inputs.ts';
import { useText } from '../../text/useText.ts';
import { AttemptNotice } from './AttemptNotice.tsx';
import { BlankNag } from './blanks/BlankNag.tsx';
import { DeskDialogs } from './dialogs/DeskDialogs.tsx';
import { workPaneId } from './focus-work.ts';
import { GuideRail } from './guide/GuideRail.tsx';
import { NextThingLine } from './guide/NextThingLine.tsx';
import { nextThing } from './guide/next-thing.ts';
import type { Stage } from './guide/work.ts';
import styles from './IncidentDesk.module.css';
import { RecurrenceLine } from './recurrence/RecurrenceLine.tsx';
import { useScene } from './scene.ts';
import { MissingSecrets } from './secrets/MissingSecrets.tsx';
import { coveredId, SimilarPanel } from './similar/SimilarPanel.tsx';
import { AfterStage } from './stages/AfterStage.tsx';
import { CausesStage } from './stages/CausesStage.tsx';
import { ChecksStage } from './stages/ChecksStage.tsx';
import { PreparationStage } from './stages/PreparationStage.tsx';
import { ReferenceStage } from './stages/ReferenceStage.tsx';
import { ResponseStage } from './stages/ResponseStage.tsx';
import { VerificationStage } from './stages/VerificationStage.tsx';
import { NoteBox } from './timeline/NoteBox.tsx';
import { TimelinePane } from './timeline/TimelinePane.tsx';
import { TopLine } from './top/TopLine.tsx';
import { Watch } from './top/Watch.tsx';
import { useBroughtIn } from './useBroughtIn.ts';
import { useIncidentKeys } from './useIncidentKeys.ts';
import { useStillUnderHand } from './useStillUnderHand.ts';

const stageViews: Readonly<Record<Stage, () => ReactNode>> = {
  preparation: PreparationStage,
  checks: ChecksStage,
  causes: CausesStage,
  response: ResponseStage,
  verification: VerificationStage,
  after: AfterStage,
  reference: ReferenceStage,
};

/** The screen's places: the line on top and the watch, the guide, the work, the timeline, and the note box that never moves. */
export function IncidentDesk({ notices }: { notices: ReactNode }) {
  const text = useText().incident;
  const { incidentId, state, runbook, pattern } = useScene();
  const chosen = useDesk(({ stage }) => stage);
  const showsSimilar = useDesk((desk) => desk.showsSimilar);
  const hasDialog = useDesk(({ dialog }) => dialog !== null);
  const stage = chosen ?? nextThing(state, runbook, pattern).stage;
  const StageView = stageViews[stage];
  const work = useRef<HTMLDivElement>(null);
  useStillUnderHand(work);
  useIncidentKeys();
  const broughtIn = useBroughtIn();

  // The stage a person sees first is that of the next thing; from then on it changes by hand alone.
  useEffect(() => {
    if (chosen === null) useDesk.setState({ stage });
  }, [chosen, stage]);
  useEffect(() => {
    void stage;
    work.current?.scrollTo({ top: 0 });
  }, [stage]);
  useEffect(() => {
    // Without them the inputs are empty, which says itself.
    restorePlaceholderInputs(incidentId).catch(() => undefined);
  }, [incidentId]);

  return (
    <div className={styles.desk} data-drill={state.drill || undefined}>
      <div className={styles.top}>
        <TopLine />
        <Watch />
      </div>
      <div className={styles.guide}>
        <GuideRail />
      </div>
      <div className={styles.work}>
        <div className={styles.notices}>
          {notices}
          {hasDialog ? null : <AttemptNotice />}
          <MissingSecrets />
          <BlankNag />
          <RecurrenceLine />
          {broughtIn === null ? null : <p role="status">{broughtIn}</p>}
          {state.status === 'closed' ? <p className={styles.closed}>{text.guide.closedHint}</p> : null}
          <div className={styles.next}>
            <NextThingLine />
          </div>
        </div>
        <div ref={work} id={workPaneId} tabIndex={-1} className={styles.stage}>
          <StageView />
        </div>
      </div>
      {showsSimilar ? (
        <div className={styles.similar}>
          <SimilarPanel />
        </div>
      ) : null}
      <div id={coveredId} className={styles.timeline}>
        <TimelinePane />
      </div>
      <div className={styles.note}>
        <NoteBox key={incidentId} />
      </div>
      <DeskDialogs />
    </div>
  );
}
