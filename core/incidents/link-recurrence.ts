/**
 * Two incidents linked, or told apart: written into the record of the later one, and a link into that of the earlier one too. An
 * earlier one that was handed over is written where it went; the later one's record says all there is to say.
 */
import type { NewEvent } from '../../shared/incident/event.ts';
import { expectFound } from '../expected.ts';
import { type Appended, appendEvents, type Caller, isHandedOver, loadIncident } from '../record.ts';
import type { Services } from '../services.ts';

export function linkRecurrence(services: Services, caller: Caller, earlierId: string, isSame: boolean): Appended {
  const { store, clock } = services;
  const earlier = expectFound(store.summaryOf(earlierId), 'noSuchIncident', { id: earlierId });
  const later = expectFound(store.summaryOf(caller.incidentId), 'noSuchIncident', { id: caller.incidentId });
  const { relations } = loadIncident(services, caller.incidentId);
  if (earlierId === caller.incidentId || relations.some(({ incidentId }) => incidentId === earlierId)) {
    return { eventIds: [], seq: 0 };
  }
  const about = ({ incidentId, title, declaredAtMs }: typeof earlier) => ({ incidentId, title, declaredAtMs });
  const happenedAtMs = clock.nowMs();
  const relation = isSame ? 'recurrenceOf' : 'unrelatedTo';
  const own: NewEvent = { kind: 'incidentRelated', happenedAtMs, payload: { relation, ...about(earlier) } };
  const appended = appendEvents(services, caller, [own], []);
  if (isSame && !isHandedOver(services, earlierId)) {
    const back: NewEvent = {
      kind: 'incidentRelated',
      happenedAtMs,
      payload: { relation: 'recurredAs', ...about(later) },
    };
    appendEvents(services, { ...caller, incidentId: earlierId, commandId: null }, [back], []);
  }
  return appended;
}
