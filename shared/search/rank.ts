/** Which of the events found says most about what was looked for. */
import type { RecordedEvent } from '../incident/event.ts';
import { normaliseForSearch } from './normalise.ts';
import { holdsWords, type WordVariants } from './word-variants.ts';

/** What a person concluded counts for more than what was seen on the way. */
const weights: Partial<Record<RecordedEvent['kind'], number>> = {
  opened: 8,
  titleSet: 8,
  causeSet: 6,
  postmortemSectionSet: 6,
  whysSet: 6,
  actionItemSet: 5,
  actionItemSettled: 5,
  noteAdded: 3,
  noteRevised: 3,
  messageSent: 3,
};

/** Higher is better; comparable within one search. `own` is what the event itself says, without an output. */
export function scoreOf(event: RecordedEvent, own: string, words: readonly WordVariants[]): number {
  const text = normaliseForSearch(own);
  if (!holdsWords(text, words)) return 0;
  const wanted = words.reduce((sum, variants) => sum + (variants[0]?.length ?? 0), 0);
  return (weights[event.kind] ?? 1) + (4 * wanted) / Math.max(wanted, text.length);
}
