import { useEffect } from 'react';
import { hrefOf } from '../../app/route.ts';
import { ButtonLink } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { Working } from '../../components/Working.tsx';
import { dismissAttempt } from '../../state/attempt.ts';
import { sitDown, useDesk } from '../../state/desk.ts';
import { readAhead, useQuery } from '../../state/query.ts';
import { useSession } from '../../state/session.ts';
import { incidentSource, runbookSource } from '../../state/sources.ts';
import { timelineSource } from '../../state/timeline-source.ts';
import { useText } from '../../text/useText.ts';
import { HandedOverNotice } from './handoff/HandedOverNotice.tsx';
import { IncidentDesk } from './IncidentDesk.tsx';
import styles from './IncidentScreen.module.css';
import { patternInView } from './patterns/pattern-in-view.ts';
import { type Scene, SceneContext } from './scene.ts';

/** The guided incident: what next, how long is left, how bad is it, did it get written down. */
export function IncidentScreen({ incidentId }: { incidentId: string }) {
  const { common, incident: text } = useText();
  const incident = useQuery(incidentSource(incidentId));
  const view = incident.data;
  const hash = view?.state.runbook?.hash ?? null;
  const runbookQuery = useQuery(hash === null ? null : runbookSource(hash));
  const viewedId = useDesk(({ viewedPatternId, incidentId: at }) => (at === incidentId ? viewedPatternId : null));
  const readOnly = useSession((session) => session.info?.readOnly === true);
  useEffect(() => {
    sitDown(incidentId);
    readAhead(timelineSource(incidentId));
    // What could not be done to another incident is no news here.
    dismissAttempt();
  }, [incidentId]);

  if (view === undefined) {
    return (
      <div className={styles.waiting}>
        {incident.problem === null ? <Working label={common.loading} /> : null}
        <ProblemBox problem={incident.problem} onRetry={incident.refetch}>
          <ButtonLink href={hrefOf({ screen: 'home' })}>{common.notFound.action}</ButtonLink>
        </ProblemBox>
      </div>
    );
  }
  const runbook = runbookQuery.data?.runbook ?? null;
  if (hash !== null && runbook === null && runbookQuery.problem === null) {
    return (
      <div className={styles.waiting}>
        <Working label={text.loadingRunbook} />
      </div>
    );
  }
  const { state } = view;
  const canWrite = !readOnly && view.handedOver === null;
  const scene: Scene = {
    incidentId,
    view,
    state,
    runbook,
    pattern: patternInView(state, runbook, viewedId),
    canWrite,
    canRead: canWrite && state.status === 'open' && state.environment !== null && view.environmentHere,
  };
  return (
    <SceneContext value={scene}>
      <IncidentDesk
        notices={
          <>
            <ProblemBox problem={incident.problem} onRetry={incident.refetch} />
            <ProblemBox problem={runbookQuery.problem} onRetry={runbookQuery.refetch} />
            <HandedOverNotice />
            {readOnly ? <EmptyState title={text.guide.readOnlyHint} /> : null}
          </>
        }
      />
    </SceneContext>
  );
}
