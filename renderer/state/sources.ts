/** What screens read from the core, and which changes make each stale. */
import type { PlannedSend } from '../../shared/contract/view.ts';
import type { Environment } from '../../shared/environment/environment.ts';
import type { Language } from '../../shared/text/dictionary.ts';
import { client } from '../contract/client.ts';
import type { Source } from './query.ts';

type Answer<Procedure extends (...values: never[]) => Promise<unknown>> = Awaited<ReturnType<Procedure>>;

export const environmentsSource: Source<Answer<typeof client.environments.list>> = {
  key: 'environments',
  read: () => client.environments.list(),
  concerns: ({ topic }) => topic === 'environments',
};

/** What testing these parts of an environment would send, which depends on nothing else. */
export function environmentPlanSource(
  environment: Environment,
  parts: readonly PlannedSend['part'][],
): Source<Answer<typeof client.environments.plan>> {
  return {
    key: `plan ${parts.join()} ${JSON.stringify(environment)}`,
    read: () => client.environments.plan({ environment, parts: [...parts] }),
    concerns: () => false,
  };
}

/** The newest incidents, open and closed; what home and the palette show. */
export const overviewSource: Source<Answer<typeof client.incidents.overview>> = {
  key: 'overview',
  read: () => client.incidents.overview(),
  concerns: ({ topic }) => topic === 'incidents' || topic === 'incident',
};

/** Postmortems not yet exported. */
export const owedPostmortemsSource: Source<Answer<typeof client.incidents.owed>> = {
  key: 'postmortems owed',
  read: () => client.incidents.owed(),
  concerns: ({ topic }) => topic === 'incidents' || topic === 'incident',
  yields: true,
};

/** One page of the incidents that fit. */
export function incidentPageSource(
  asked: Parameters<typeof client.incidents.page>[0],
): Source<Answer<typeof client.incidents.page>> {
  return {
    key: `incident page ${JSON.stringify(asked)}`,
    read: () => client.incidents.page(asked),
    concerns: ({ topic }) => topic === 'incidents' || topic === 'incident',
  };
}

/** A record that changed may have handled a deadline, or moved it. */
export const deadlinesSource: Source<Answer<typeof client.deadlines.get>> = {
  key: 'deadlines',
  read: () => client.deadlines.get(),
  concerns: ({ topic }) => topic === 'deadlines' || topic === 'incident',
  yields: true,
};

export const runbooksSource: Source<Answer<typeof client.runbooks.list>> = {
  key: 'runbooks',
  read: () => client.runbooks.list(),
  concerns: ({ topic }) => topic === 'runbooks',
};

export const drillSource: Source<Answer<typeof client.drill.status>> = {
  key: 'drill',
  read: () => client.drill.status(),
  concerns: ({ topic }) => topic === 'drill',
};

/** A runbook is its bytes: what its hash names never changes. */
export function runbookSource(hash: string): Source<Answer<typeof client.runbooks.get>> {
  return { key: `runbook ${hash}`, read: () => client.runbooks.get({ hash }), concerns: () => false };
}

export function incidentSource(incidentId: string): Source<Answer<typeof client.incidents.get>> {
  return {
    key: `incident ${incidentId}`,
    read: () => client.incidents.get({ incidentId }),
    concerns: (change) => change.topic === 'incident' && change.incidentId === incidentId,
  };
}

/** What the watch sees now of an incident's environment, or of one watched from home. */
export function watchSource(
  subject: { incidentId: string } | { environmentId: string },
): Source<Answer<typeof client.watch.get>> {
  return {
    key: `watch ${'incidentId' in subject ? subject.incidentId : subject.environmentId}`,
    read: () => client.watch.get(subject),
    concerns: (change) => {
      if (change.topic === 'watch') {
        return 'incidentId' in subject
          ? change.incidentIds.includes(subject.incidentId)
          : change.environmentId === subject.environmentId;
      }
      // Muting, stopping and closing are rows of the incident.
      return 'incidentId' in subject && change.topic === 'incident' && change.incidentId === subject.incidentId;
    },
    yields: true,
  };
}

/** Evidence can be blacked out, and then an event of its incident says so. */
export function evidenceSource(
  incidentId: string,
  evidenceId: string,
): Source<Answer<typeof client.incidents.evidence>> {
  return {
    key: `evidence ${incidentId} ${evidenceId}`,
    read: () => client.incidents.evidence({ incidentId, evidenceId }),
    concerns: (change) => change.topic === 'incident' && change.incidentId === incidentId,
  };
}

/** What customers would be told; it grows with the record. */
export function reportSource(incidentId: string): Source<Answer<typeof client.postmortems.report>> {
  return {
    key: `report ${incidentId}`,
    read: () => client.postmortems.report({ incidentId }),
    concerns: (change) => change.topic === 'incident' && change.incidentId === incidentId,
  };
}

/** Findings, rows and proposals before the document; texts of rows in this language. */
export function reviewSource(incidentId: string, language: Language): Source<Answer<typeof client.reviews.get>> {
  return {
    key: `review ${incidentId} ${language}`,
    read: () => client.reviews.get({ incidentId, language }),
    concerns: (change) => change.topic === 'incident' && change.incidentId === incidentId,
  };
}

export function postmortemSource(incidentId: string): Source<Answer<typeof client.postmortems.get>> {
  return {
    key: `postmortem ${incidentId}`,
    read: () => client.postmortems.get({ incidentId }),
    concerns: (change) => change.topic === 'incident' && change.incidentId === incidentId,
  };
}
