/** All that search looks through in a record, read without it: what grep gets as Markdown files, and what pieces are taken from. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../core/store/store.ts';
import { searchTextOf } from '../../shared/incident/search-text.ts';
import { wholeBetween } from '../random.ts';

export type ArchiveText = { seq: number; incidentId: string; text: string };

/** Of every event, oldest first: what it says, and the output that it brought. */
export function textsOf(store: Store): ArchiveText[] {
  return store
    .listIncidents()
    .flatMap(({ incidentId }) =>
      store.eventsOf(incidentId).map((event) => {
        const evidence = 'evidence' in event.payload ? event.payload.evidence : null;
        const blob = evidence === null ? null : store.blob(evidence.blobHash);
        const output = blob === null ? '' : `\n${Buffer.from(blob.bytes)}`;
        return { seq: event.seq, incidentId, text: searchTextOf(event) + output };
      }),
    )
    .sort((one, other) => one.seq - other.seq);
}

/** One Markdown file an incident, a row an event. */
export function writeMarkdown(folder: string, texts: readonly ArchiveText[]): void {
  mkdirSync(folder, { recursive: true });
  for (const [incidentId, rows] of Map.groupBy(texts, (row) => row.incidentId)) {
    writeFileSync(join(folder, `${incidentId}.md`), `${rows.map(({ text }) => `- ${text}`).join('\n')}\n`);
  }
}

/** A run of 1 to 12 characters out of one of the texts, whatever they are. */
export function pieceOf(random: () => number, texts: readonly ArchiveText[]): string {
  for (;;) {
    const characters = [...(texts[wholeBetween(random, 0, texts.length - 1)]?.text ?? '')];
    const from = wholeBetween(random, 0, Math.max(0, characters.length - 1));
    const piece = characters.slice(from, from + wholeBetween(random, 1, 12)).join('');
    if (piece !== '') return piece;
  }
}
