import { useMemo } from 'react';
import { decisionsOf } from '../../../shared/replay/decisions.ts';
import { hrefOf } from '../../app/route.ts';
import { ButtonLink } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { Working } from '../../components/Working.tsx';
import { useQuery } from '../../state/query.ts';
import type { ReplaySoFar } from '../../state/read-replay.ts';
import { replaySource } from '../../state/replay-source.ts';
import { useText } from '../../text/useText.ts';
import { CursorBar } from './CursorBar.tsx';
import { MomentPanes } from './MomentPanes.tsx';
import styles from './ReplayScreen.module.css';
import { ReplayTimeline } from './ReplayTimeline.tsx';
import { ShowMoment } from './ShowMoment.tsx';
import { ThenLine } from './ThenLine.tsx';
import { useCursor } from './useCursor.ts';
import { useReplayText } from './useReplayText.ts';

/** A past incident behind a cursor: how it stood then, and nothing of what came later. It reads, and can do nothing else. */
export function ReplayScreen({ incidentId }: { incidentId: string }) {
  const { common } = useText();
  const text = useReplayText();
  const query = useQuery(replaySource(incidentId));
  const { data } = query;
  if (data === undefined) {
    return (
      <div className={styles.waiting}>
        {query.problem === null ? <Working label={text.loading} /> : null}
        <ProblemBox problem={query.problem} onRetry={query.refetch}>
          <ButtonLink href={hrefOf({ screen: 'archive' })}>{common.nav.archive}</ButtonLink>
        </ProblemBox>
      </div>
    );
  }
  if (data.total === 0) return <EmptyState title={text.empty} />;
  return (
    <>
      <ProblemBox problem={query.problem} onRetry={query.refetch} />
      <ReplayDesk key={incidentId} read={data} />
    </>
  );
}

function ReplayDesk({ read }: { read: ReplaySoFar }) {
  const text = useReplayText();
  const { replay, total, number } = read;
  const { events } = replay;
  const decisions = useMemo(() => decisionsOf(events), [events]);
  const cursor = useCursor(events, decisions, events.length === total);
  return (
    <ShowMoment replay={replay} known={cursor.known} number={number}>
      <div className={styles.desk}>
        <ThenLine />
        <CursorBar cursor={cursor} loaded={events.length} />
        {events.length < total ? (
          <div className={styles.loading}>
            <Working label={text.loading} done={events.length} total={total} />
          </div>
        ) : null}
        <div className={styles.moment}>
          <MomentPanes decisions={decisions} onGo={cursor.goTo} />
        </div>
        <div className={styles.timeline}>
          <ReplayTimeline />
        </div>
      </div>
    </ShowMoment>
  );
}
