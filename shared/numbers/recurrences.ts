/** Incidents that a person linked with an earlier one as the same again. */
import type { NumberedIncident } from './numbers.ts';

export type RecurringIncident = {
  incidentId: string;
  /** Null where the earlier one is not among those that were counted. */
  number: number | null;
  title: string;
  /** How often it came back. */
  times: number;
  /** From the earlier one's declaring to the first that it came back as. */
  soonestMs: number;
};

/** The one that came back most often first, then the newest. */
export function countRecurrences(
  incidents: readonly NumberedIncident[],
  most: number | null,
): { incidents: number; of: RecurringIncident[]; omitted: number } {
  const byId = new Map(incidents.map((incident) => [incident.incidentId, incident]));
  const again = incidents.flatMap(({ declaredAtMs, figures: { recurrenceOf } }) =>
    recurrenceOf === null ? [] : [{ declaredAtMs, earlier: recurrenceOf }],
  );
  const all = [...Map.groupBy(again, ({ earlier }) => earlier.incidentId)].flatMap(([incidentId, links]) => {
    const [first] = links;
    if (first === undefined) return [];
    const known = byId.get(incidentId);
    const startedAtMs = known?.declaredAtMs ?? first.earlier.declaredAtMs;
    return [
      {
        incidentId,
        number: known?.number ?? null,
        title: known?.title ?? first.earlier.title,
        times: links.length,
        soonestMs: Math.max(0, Math.min(...links.map(({ declaredAtMs }) => declaredAtMs)) - startedAtMs),
        startedAtMs,
      },
    ];
  });
  all.sort(
    (one, other) =>
      other.times - one.times || other.startedAtMs - one.startedAtMs || (one.incidentId < other.incidentId ? -1 : 1),
  );
  const kept = all.slice(0, most ?? all.length).map(({ startedAtMs: _, ...shown }) => shown);
  return { incidents: again.length, of: kept, omitted: all.length - kept.length };
}
