/** Incidents as lists show them: short answers for home, pages for the archive, and one by its name. */
import type {
  IncidentKind,
  IncidentOverview,
  IncidentPage,
  OwedPostmortem,
} from '../../shared/contract/incident-list-contract.ts';
import type { SearchOrder } from '../../shared/contract/search-contract.ts';
import { deadlinesOf } from '../../shared/incident/deadlines.ts';
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import { filtersOf, parseSearchQuery, wordsOf } from '../../shared/search/search-query.ts';
import { variantsOf } from '../../shared/search/word-variants.ts';
import type { Services } from '../services.ts';
import { allIncidents, type IncidentQuery, openIncidents, type Store } from '../store/store.ts';

/** Home shows fewer; the palette offers these before anything is typed. */
const shownAtMost = 12;
const owedAtMost = 20;

type Place = { offset: number; limit: number };
type PageRequest = Place & { kind: IncidentKind; typed: string; found: readonly string[]; order: SearchOrder };

export function overview({ lists }: Store): IncidentOverview {
  const newest = { offset: 0, limit: shownAtMost };
  return {
    open: lists.page(openIncidents, newest),
    openCount: lists.count(openIncidents),
    closed: lists.page({ ...allIncidents, kind: 'closed' }, newest),
  };
}

/** The runbook that an incident is bound to sets the deadline, so each has its own. */
export function owedPostmortems({ store, runbooks }: Services): OwedPostmortem[] {
  const owed = store.lists.owed(0, owedAtMost).flatMap((summary): OwedPostmortem[] => {
    const state = store.stateOf(summary.incidentId);
    const deadlines = state === null ? [] : deadlinesOf(state, runbooks.of(state.runbook?.hash ?? null));
    const deadline = deadlines.find(({ kind }) => kind === 'postmortem');
    return deadline?.handled === true ? [] : [{ summary, dueAtMs: deadline?.dueAtMs ?? null }];
  });
  const dueAtMs = (one: OwedPostmortem): number => one.dueAtMs ?? Number.POSITIVE_INFINITY;
  return owed.sort((one, other) => dueAtMs(one) - dueAtMs(other));
}

export function incidentPage(store: Store, { kind, typed, found, order, offset, limit }: PageRequest): IncidentPage {
  const parts = parseSearchQuery(typed);
  const words = wordsOf(parts).map(variantsOf);
  const query = { kind, filters: filtersOf(parts), words, found, except: [] };
  const place = { offset, limit };
  return {
    summaries: order === 'best' ? bestFirst(store, query, place) : store.lists.page(query, place),
    count: store.lists.count(query),
    total: store.lists.count(allIncidents),
  };
}

/** Those whose record holds the words come in the order in which they were found, then those whose line alone holds them. */
function bestFirst({ lists, summaryOf }: Store, query: IncidentQuery, { offset, limit }: Place): IncidentSummary[] {
  const fitting = lists.matching({ ...query, found: [], words: [] });
  const best = [...new Set(query.found)].filter((incidentId) => fitting.has(incidentId));
  const first = best.slice(offset, offset + limit).flatMap((incidentId) => summaryOf(incidentId) ?? []);
  const others = { offset: Math.max(0, offset - best.length), limit: limit - first.length };
  return [...first, ...lists.page({ ...query, found: [], except: best }, others)];
}

export function namedIncident(store: Store, name: string): IncidentSummary | null {
  const number = /^#?(\d{1,15})$/.exec(name)?.[1];
  const numbered = number === undefined ? null : store.incidentNumbered(Number(number));
  return numbered ?? store.summaryOf(name);
}
