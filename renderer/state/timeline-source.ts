/** The timeline as the incident's screen reads it; apart from the other sources, since home has no use for what it needs. */
import { client } from '../contract/client.ts';
import type { Source } from './query.ts';
import { readTimeline, type TimelineSoFar } from './read-timeline.ts';

export function timelineSource(incidentId: string): Source<TimelineSoFar> {
  return {
    key: `timeline ${incidentId}`,
    read: (known, show) => readTimeline(client.incidents, incidentId, known, show),
    concerns: (change) => change.topic === 'incident' && change.incidentId === incidentId,
  };
}
