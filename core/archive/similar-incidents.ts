/** Earlier incidents that look like one that is under way: gathered by their traits, ranked by `rankSimilar`. */
import { isOverdue } from '../../shared/actions/action-across.ts';
import { litCauses } from '../../shared/diagnosis/lit-causes.ts';
import { presentReadings } from '../../shared/incident/present-readings.ts';
import { askedTraits } from '../../shared/similar/asked-traits.ts';
import { rankSimilar, traitWeights } from '../../shared/similar/rank-similar.ts';
import type { SimilarIncident } from '../../shared/similar/similar-incident.ts';
import { traitName } from '../../shared/similar/trait.ts';
import { loadIncident } from '../record.ts';
import type { Services } from '../services.ts';

/** More than are shown: some may have been told apart, and equals are ordered by when they were declared. */
const gathered = 20;

/** Those that a person told apart from it are left out. */
export function similarIncidents(services: Services, incidentId: string): SimilarIncident[] {
  const { store, runbooks, clock } = services;
  const state = loadIncident(services, incidentId);
  const runbook = runbooks.of(state.runbook?.hash ?? null);
  const asked = askedTraits(state, runbook === null ? [] : litCauses(runbook, presentReadings(state)), runbook);
  if (asked.length === 0) return [];
  const apart = state.relations.filter(({ relation }) => relation === 'unrelatedTo').map((each) => each.incidentId);
  const weights = new Map(asked.map((trait) => [traitName(trait), traitWeights[trait.kind]]));
  const others = [false, true]
    .flatMap((drill) => store.likeness.best(weights, incidentId, drill, gathered + apart.length))
    .filter((row) => !apart.includes(row.incidentId))
    .flatMap(({ incidentId: id, likeness }) => {
      const summary = store.summaryOf(id);
      return summary === null ? [] : [{ ...summary, ...likeness }];
    });
  const nowMs = clock.nowMs();
  return rankSimilar(asked, state.drill, others).map(({ incident, reasons }) => {
    const { number, title, status, drill, severity, zone, declaredAtMs, detectedAtMs, recoveredAtMs } = incident;
    return {
      incidentId: incident.incidentId,
      number,
      title,
      status,
      drill,
      severity,
      zone,
      declaredAtMs,
      recoveredAfterMs: recoveredAtMs === null ? null : Math.max(0, recoveredAtMs - (detectedAtMs ?? declaredAtMs)),
      reasons,
      causes: incident.causes.map((cause) => ({ ...cause })),
      fixes: incident.fixes,
      openActions: store.actionItems.openOf([incident.incidentId]).map(({ item }) => {
        const { label, text, owner, due } = item;
        return { label, text, owner, due, overdue: isOverdue({ ...item, zone }, nowMs) };
      }),
    };
  });
}
