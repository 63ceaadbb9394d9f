/** What is asked across incidents; any record that changes may change the answer. */
import { client } from '../contract/client.ts';
import type { Source } from './query.ts';

type Answer<Procedure extends (...values: never[]) => Promise<unknown>> = Awaited<ReturnType<Procedure>>;
type AskedActions = Parameters<typeof client.actionItems.list>[0];

export function actionPageSource(asked: AskedActions): Source<Answer<typeof client.actionItems.list>> {
  return {
    key: `actions ${JSON.stringify(asked)}`,
    read: () => client.actionItems.list(asked),
    concerns: ({ topic }) => topic === 'incidents' || topic === 'incident',
  };
}

export function actionOverviewSource(drill: boolean): Source<Answer<typeof client.actionItems.overview>> {
  return {
    key: `action overview ${drill}`,
    read: () => client.actionItems.overview({ drill }),
    concerns: ({ topic }) => topic === 'incidents' || topic === 'incident',
    yields: true,
  };
}

/** Follows the incident itself: what is known of it says what is looked for. */
export function similarSource(incidentId: string): Source<Answer<typeof client.similar.find>> {
  return {
    key: `similar ${incidentId}`,
    read: () => client.similar.find({ incidentId }),
    concerns: (change) =>
      change.topic === 'incidents' || (change.topic === 'incident' && change.incidentId === incidentId),
    yields: true,
  };
}
