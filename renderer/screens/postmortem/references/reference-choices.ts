/** What can be referred to in a text: evidence by its number, rows of the timeline by their time and words. */
import type { ReferenceQuery } from '../../../../shared/editing/reference-query.ts';
import { compareEvents } from '../../../../shared/incident/event.ts';
import { devicesOf } from '../../../../shared/incident/fold.ts';
import { rowLabel } from '../../../../shared/incident/row-label.ts';
import type { EvidenceRecord, IncidentState, TimelineRow } from '../../../../shared/incident/state.ts';
import { describeEvent, eventContext } from '../../../../shared/text/describe-event.ts';
import { timeText } from '../../../../shared/text/wall-clock.ts';

export type ReferenceChoice = {
  id: string;
  label: string;
  detail: string;
  /** What takes the place of what was typed. */
  insert: string;
  /** Null for a row. */
  evidenceId: string | null;
};

const mostChoices = 8;

/** By the beginning of the number, zeros before it left out or not; the newest first. */
export function evidenceChoices(evidence: readonly EvidenceRecord[], { words }: ReferenceQuery): ReferenceChoice[] {
  const wanted = words.replace(/^(\p{L}?)0+/u, '$1');
  return evidence
    .filter(({ label }) => {
      const number = label.slice(label.indexOf('-') + 1).toLowerCase();
      return number.startsWith(words) || number.replace(/^(\p{L}?)0+/u, '$1').startsWith(wanted);
    })
    .slice(-mostChoices)
    .reverse()
    .map(({ id, label, title }) => ({ id, label, detail: title, insert: label, evidenceId: id }));
}

export type RowWords = (time: string, what: string, cited: string) => string;

/** Rows that count, each as it stands in a text of the document's own language and zone. */
export function rowTexts(rows: readonly TimelineRow[], state: IncidentState, worded: RowWords): ReferenceChoice[] {
  const context = eventContext(state, null);
  const devices = devicesOf(rows.map(({ event }) => event).sort(compareEvents));
  return rows
    .filter(({ struck, undone }) => struck === null && !undone)
    .map((row) => {
      const { text, evidence } = describeEvent(row, context, state.language);
      const time = timeText(row.happenedAtMs, state.zone);
      const cited = evidence.map(({ label }) => label).join(' ') || rowLabel(row.event, devices);
      return { id: row.eventId, label: time, detail: text, insert: worded(time, text, cited), evidenceId: null };
    });
}

/** By the beginning of the time, or any part of the words; the newest first. */
export function rowChoices(rows: readonly ReferenceChoice[], { words }: ReferenceQuery): ReferenceChoice[] {
  const fits = ({ label, detail }: ReferenceChoice) =>
    label.startsWith(words) || detail.normalize('NFKC').toLowerCase().includes(words);
  return rows.filter(fits).slice(-mostChoices).reverse();
}
