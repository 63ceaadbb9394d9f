import { useEffect, useState } from 'react';
import type { SearchOrder, SearchResult } from '../../../shared/contract/search-contract.ts';
import { parseSearchQuery, wordsOf } from '../../../shared/search/search-query.ts';
import { client } from '../../contract/client.ts';
import { type CallProblem, toCallProblem } from '../../contract/problem.ts';

export type Search = {
  /** What was typed, or what was typed before it while that is looked for; and what was found for it, null where it has no words. */
  answered: { typed: string; result: SearchResult | null };
  searching: boolean;
  problem: CallProblem | null;
};

/** Keys that follow each other as quickly as this ask once. */
const pauseMs = 60;
const mostPassages = 50;

/** Results as they are typed: what is superseded is cancelled, and its answer never shown. */
export function useSearch(typed: string, order: SearchOrder): Search {
  const [search, setSearch] = useState<Search>(() => answerOf(typed, null));
  const hasWords = wordsOf(parseSearchQuery(typed)).length > 0;
  useEffect(() => {
    if (!hasWords) {
      setSearch(answerOf(typed, null));
      return undefined;
    }
    const asked = new AbortController();
    const { signal } = asked;
    setSearch((before) => ({ ...before, searching: true }));
    const pause = setTimeout(() => void ask(), pauseMs);
    async function ask(): Promise<void> {
      try {
        const result = await client.search.find({ typed, order, limit: mostPassages }, { signal });
        if (!signal.aborted) setSearch(answerOf(typed, result));
      } catch (error) {
        if (!signal.aborted) setSearch({ ...answerOf(typed, null), problem: toCallProblem(error) });
      }
    }
    return () => {
      clearTimeout(pause);
      asked.abort();
    };
  }, [typed, order, hasWords]);
  return search;
}

function answerOf(typed: string, result: SearchResult | null): Search {
  return { answered: { typed, result }, searching: false, problem: null };
}
