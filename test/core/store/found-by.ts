/** Searching as a person does who types words and nothing else. */
import type { Store } from '../../../core/store/store.ts';
import type { RecordedEvent } from '../../../shared/incident/event.ts';
import { variantsOf } from '../../../shared/search/word-variants.ts';

/** Events that hold every word of the query, newest first. */
export function foundBy(store: Store, query: string, limit: number): RecordedEvent[] {
  const words = query
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map(variantsOf);
  const { hits } = store.search({ words, within: null, perIncident: Number.POSITIVE_INFINITY, limit });
  return hits.map(({ event }) => event);
}
