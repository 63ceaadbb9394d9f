/** The moment that a replay shows, as every part of its screen sees it. Nothing in it comes from a later one. */
import { createContext, useContext } from 'react';
import type { DecisionKind } from '../../../shared/replay/decisions.ts';
import type { ReplayMoment } from '../../../shared/replay/replay.ts';
import type { Runbook } from '../../../shared/runbook/model.ts';
import type { EventContext } from '../../../shared/text/describe-event.ts';

export type ShownMoment = ReplayMoment & {
  incidentId: string;
  number: number;
  /** When the newest event was recorded: the present of the replay. */
  atMs: number;
  /** What that event decided; null where it decided nothing. */
  decision: DecisionKind | null;
  /** What was known when it was decided: without the decision itself. Else the moment's own state. */
  before: ReplayMoment['state'];
  /** The one bound then; null where none was, or while it is read. */
  runbook: Runbook | null;
  context: EventContext;
  openEvidence: (evidenceId: string) => void;
};

export const MomentContext = createContext<ShownMoment | null>(null);

export function useMoment(): ShownMoment {
  const moment = useContext(MomentContext);
  if (moment === null) throw new Error('a part of the replay stands outside of it');
  return moment;
}
