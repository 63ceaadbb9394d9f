/** What is missing in a salvaged record, as far as it can be known: by holes in the chains, and by what the lists of before said. */
import type { SalvagedIncident, SalvageReport } from '../../../shared/contract/salvage-report.ts';
import { toEvent } from '../event-row.ts';
import { evidenceOf } from '../evidence-numbers.ts';
import type { Tables } from '../tables.ts';
import type { RecordView } from './record-view.ts';

type Losses = Pick<SalvageReport, 'events' | 'contents' | 'evidence' | 'incidents' | 'concerned'>;

/** An own event that is known only from the list of before is counted, and can be named no better. */
export function lossesOf({ db, events, blobs, summaries }: Tables, views: readonly RecordView[]): Losses {
  const expected = new Map<string, number>();
  const titles = new Map<string, string>();
  for (const view of views) {
    for (const { incidentId, events: count, title } of view.listed()) {
      if (typeof count === 'number') expected.set(incidentId, Math.max(expected.get(incidentId) ?? 0, count));
      titles.set(incidentId, String(title));
    }
  }
  const isErased = db.prepare<[string]>('SELECT 1 FROM tombstone WHERE incident_id = ?').pluck();
  const losses: Losses = { events: none(), contents: none(), evidence: none(), incidents: 0, concerned: [] };
  const present = events.incidentIds();
  for (const incidentId of present) {
    const incident = look(incidentId);
    losses.incidents += 1;
    add(losses, incident);
    if (incident.events.lost + incident.contentsLost + incident.evidenceLost > 0) losses.concerned.push(incident);
  }
  for (const [incidentId, count] of expected) {
    if (present.includes(incidentId) || isErased.get(incidentId)) continue;
    losses.events.lost += count;
    losses.concerned.push(gone(incidentId, titles.get(incidentId) ?? '', count));
  }
  return losses;

  function look(incidentId: string): SalvagedIncident & { contents: number; evidence: number } {
    const rows = events.ofIncident(incidentId);
    const ends = new Map<string, number>();
    for (const { deviceId, chainSeq } of rows) ends.set(deviceId, Math.max(ends.get(deviceId) ?? 0, chainSeq));
    const chained = [...ends.values()].reduce((sum, end) => sum + end, 0);
    const whole = Math.max(chained, plausible(expected.get(incidentId) ?? 0, chained));
    const brought = rows.flatMap((row) => evidenceOf(toEvent(row)) ?? []);
    const summary = summaries.get(incidentId);
    return {
      incidentId,
      number: summary?.number ?? 0,
      title: summary?.title || (titles.get(incidentId) ?? ''),
      events: { kept: rows.length, lost: whole - rows.length },
      contents: rows.filter(({ bytes }) => bytes !== null).length,
      contentsLost: rows.filter(({ bytes, blackedOut }) => bytes === null && blackedOut === 0).length,
      evidence: brought.length,
      evidenceLost: brought.filter(({ blobHash }) => !isStored(blobHash)).length,
      newestAtMs: rows.reduce<number | null>((latest, row) => Math.max(latest ?? 0, row.recordedAtMs), null),
    };
  }

  function isStored(hash: string): boolean {
    return blobs.get(hash) !== null || db.prepare('SELECT 1 FROM blob WHERE hash = ?').get(hash) !== undefined;
  }
}

/** A count in a damaged page may be any number. */
function plausible(count: number, chained: number): number {
  return count < 2 * chained + 1_000 ? count : 0;
}

function gone(incidentId: string, title: string, count: number): SalvagedIncident {
  const events = { kept: 0, lost: count };
  return { incidentId, number: 0, title, events, contentsLost: 0, evidenceLost: 0, newestAtMs: null };
}

function none(): { kept: number; lost: number } {
  return { kept: 0, lost: 0 };
}

function add(losses: Losses, incident: SalvagedIncident & { contents: number; evidence: number }): void {
  losses.events.kept += incident.events.kept;
  losses.events.lost += incident.events.lost;
  losses.contents.kept += incident.contents;
  losses.contents.lost += incident.contentsLost;
  losses.evidence.kept += incident.evidence - incident.evidenceLost;
  losses.evidence.lost += incident.evidenceLost;
}
