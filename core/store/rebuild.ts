/** Throws away all that is computed from the events (lists, evidence numbers, search) and computes it anew. */
import type { RecordedEvent } from '../../shared/incident/event.ts';
import { fold } from '../../shared/incident/fold.ts';
import type { IncidentState } from '../../shared/incident/state.ts';
import { type IncidentSummary, summarise } from '../../shared/incident/summary.ts';
import { writeAcross } from './across-incidents.ts';
import type { Tables } from './tables.ts';

const charactersAtOnce = 1_000_000;

/** Rebuilds in one transaction; answers how many events it read. */
export function rebuildProjections(tables: Tables): { events: number } {
  const { db } = tables;
  return db
    .transaction(() => {
      tables.search.clear();
      tables.summaries.clear();
      tables.actionItems.clear();
      tables.likeness.clear();
      tables.figures.clear();
      // The number of evidence that was blacked out stands here alone, and stays.
      db.exec('DELETE FROM evidence WHERE event_seq IN (SELECT event_seq FROM payload WHERE bytes IS NOT NULL)');
      let count = 0;
      for (const incidentId of tables.events.incidentIds()) {
        const events = tables.events.read(incidentId);
        for (const event of events) {
          tables.evidence.note(event);
        }
        writeProjections(tables, incidentId, events);
        count += events.length;
      }
      while (tables.search.waiting() > 0) tables.search.takeIn(charactersAtOnce);
      return { events: count };
    })
    .immediate();
}

/** Computes anew the lines that an earlier version wrote and that lack something, and the words of those that lack theirs. */
export function completeSummaries(tables: Tables): void {
  const { db, events, summaries } = tables;
  db.transaction(() => {
    for (const incidentId of summaries.incomplete()) {
      writeProjections(tables, incidentId, events.read(incidentId));
    }
    for (const incidentId of summaries.words.missing()) {
      const summary = summaries.get(incidentId);
      if (summary !== null) summaries.write(summary);
    }
  }).immediate();
}

/** Writes all that stands of an incident outside of its record, computed from nothing but its events. */
export function writeProjections(tables: Tables, incidentId: string, events: readonly RecordedEvent[]): void {
  const state = fold(incidentId, events);
  const number = tables.summaries.numberOf(incidentId);
  tables.summaries.write(summaryFrom(state, events, number));
  writeAcross(tables, state, number);
}

/** Takes away all that `writeProjections` wrote of an incident. */
export function removeProjections(tables: Tables, incidentId: string): void {
  // By its number, which its line names.
  tables.likeness.remove(incidentId);
  tables.actionItems.remove(incidentId);
  tables.figures.remove(incidentId);
  tables.summaries.remove(incidentId);
}

/** An incident's line. */
export function summaryFrom(state: IncidentState, events: readonly RecordedEvent[], number: number): IncidentSummary {
  const lastHappenedAtMs = events.reduce((latest, event) => Math.max(latest, event.happenedAtMs), 0);
  return summarise(state, number, lastHappenedAtMs);
}
