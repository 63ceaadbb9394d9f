/** What was typed → the passages of the record that hold it. */
import type { FoundPassage, SearchOrder, SearchResult } from '../../shared/contract/search-contract.ts';
import { lit, passageOf } from '../../shared/search/passage.ts';
import { scoreOf } from '../../shared/search/rank.ts';
import { filtersOf, parseSearchQuery, wordsOf } from '../../shared/search/search-query.ts';
import { variantsOf, type WordVariants } from '../../shared/search/word-variants.ts';
import { allIncidents, type SearchHit, type Store } from '../store/store.ts';

/** The best are chosen among so many of the newest: what is older is found by time, or by one more word. */
export const bestAmong = 200;
/** One long incident must not hide all others. */
const perIncident = 3;
const perIncidentForBest = 20;

export function findPassages(
  store: Store,
  { typed, order, limit }: { typed: string; order: SearchOrder; limit: number },
): SearchResult {
  const parts = parseSearchQuery(typed);
  const words = wordsOf(parts)
    .map(variantsOf)
    .filter(([first]) => first !== undefined && first !== '');
  const rankedAmong = order === 'best' ? bestAmong : null;
  if (words.length === 0) return { passages: [], more: false, rankedAmong, unread: 0 };
  const filters = filtersOf(parts);
  const within = filters.length === 0 ? null : store.lists.matching({ ...allIncidents, filters });
  if (order === 'newest') {
    const { hits, more, unread } = store.search({ words, within, perIncident, limit });
    return { passages: hits.map((hit) => toPassage(hit, words)), more, rankedAmong, unread };
  }
  const { hits, more, unread } = store.search({ words, within, perIncident: perIncidentForBest, limit: bestAmong });
  const best = bestOf(hits, words, limit);
  return {
    passages: best.map((hit) => toPassage(hit, words)),
    more: more || best.length < hits.length,
    rankedAmong,
    unread,
  };
}

/** Best first, the newer before the older where they are as good. */
function bestOf(hits: readonly SearchHit[], words: readonly WordVariants[], limit: number): SearchHit[] {
  const counts = new Map<string, number>();
  return hits
    .map((hit) => ({ hit, score: scoreOf(hit.event, hit.text.own, words) }))
    .sort((one, other) => other.score - one.score)
    .map(({ hit }) => hit)
    .filter(({ event: { incidentId } }) => {
      const count = (counts.get(incidentId) ?? 0) + 1;
      counts.set(incidentId, count);
      return count <= perIncident;
    })
    .slice(0, limit);
}

function toPassage({ event, text }: SearchHit, words: readonly WordVariants[]): FoundPassage {
  const { incidentId, id, kind, happenedAtMs } = event;
  const own = passageOf(text.own, words);
  const inOutput = own.length === 0;
  const passage = inOutput ? passageOf(text.output, words) : own;
  // Written so that it cannot be placed letter by letter: it was found all the same.
  const whole = passage.length > 0 ? passage : lit(text.own.slice(0, 160), []);
  return { incidentId, eventId: id, kind, happenedAtMs, inOutput, passage: whole };
}
