import { type ReactNode, useMemo, useState } from 'react';
import { decisionOf } from '../../../shared/replay/decisions.ts';
import type { Replay } from '../../../shared/replay/replay.ts';
import { eventContext } from '../../../shared/text/describe-event.ts';
import { useQuery } from '../../state/query.ts';
import { runbookSource } from '../../state/sources.ts';
import { KeptEvidence } from '../incident/dialogs/KeptEvidence.tsx';
import { MomentContext, type ShownMoment } from './moment.ts';

type ShowMomentProps = { replay: Replay; known: number; number: number; children: ReactNode };

/** Gives the parts of the screen the moment under the cursor, with the runbook as it was pinned then, and opens its evidence. */
export function ShowMoment({ replay, known, number, children }: ShowMomentProps) {
  const { moment, before, decision } = useMemo(() => {
    const now = replay.at(known);
    const decides = now.event === null ? null : decisionOf(now.event);
    return { moment: now, before: decides === null ? now.state : replay.stateAt(known - 1), decision: decides };
  }, [replay, known]);
  const { state } = moment;
  const hash = state.runbook?.hash ?? null;
  const runbook = useQuery(hash === null ? null : runbookSource(hash)).data?.runbook ?? null;
  const context = useMemo(() => eventContext(state, runbook), [state, runbook]);
  const [openedId, setOpenedId] = useState<string | null>(null);
  const opened = state.evidence.find(({ id }) => id === openedId);
  const shown: ShownMoment = {
    ...moment,
    incidentId: replay.incidentId,
    number,
    atMs: moment.event?.recordedAtMs ?? 0,
    decision,
    before,
    runbook,
    context,
    openEvidence: setOpenedId,
  };
  return (
    <MomentContext value={shown}>
      {children}
      {opened === undefined ? null : (
        <KeptEvidence
          incidentId={replay.incidentId}
          evidenceId={opened.id}
          name={`${opened.label} ${opened.title}`}
          zone={state.zone}
          onClose={() => setOpenedId(null)}
        />
      )}
    </MomentContext>
  );
}
