/** All of an event that can be looked for: what it says, and the output that it brought as evidence. */
import type { RecordedEvent } from '../../shared/incident/event.ts';
import { searchTextOf } from '../../shared/incident/search-text.ts';
import type { Blobs } from './blobs.ts';
import { evidenceOf } from './evidence-numbers.ts';

/** Parts are divided by line breaks; `output` is empty where there is none, or none that is text. */
export type SearchableText = { own: string; output: string };

export function searchableText(event: RecordedEvent, blobs: Blobs): SearchableText {
  const own = searchTextOf(event);
  const evidence = evidenceOf(event);
  if (evidence === null || !isText(evidence.contentType)) return { own, output: '' };
  const blob = blobs.get(evidence.blobHash);
  return { own, output: blob === null ? '' : `\n${Buffer.from(blob.bytes).toString('utf8')}` };
}

function isText(contentType: string): boolean {
  return /^(?:text\/|application\/(?:json|xml|yaml|x-ndjson))/u.test(contentType);
}
