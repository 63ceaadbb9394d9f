/** An incident's events, from its first moment on. */
import { client } from '../contract/client.ts';
import type { Source } from './query.ts';
import { type ReplaySoFar, readReplay } from './read-replay.ts';

export function replaySource(incidentId: string): Source<ReplaySoFar> {
  return {
    key: `replay ${incidentId}`,
    read: (known, show) => readReplay(client.incidents, incidentId, known, show),
    concerns: (change) => change.topic === 'incident' && change.incidentId === incidentId,
  };
}
