import { useMemo, useRef, useState } from 'react';
import { type SearchOrder, type SearchResult, searchOrderSchema } from '../../../shared/contract/search-contract.ts';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import { parseSearchQuery, wordsOf } from '../../../shared/search/search-query.ts';
import { hrefOf } from '../../app/route.ts';
import { Button, ButtonLink } from '../../components/Button.tsx';
import { ChoiceChips } from '../../components/ChoiceChips.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { QueryView } from '../../components/QueryView.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useKeys } from '../../keys/bindings.ts';
import { useQuery } from '../../state/query.ts';
import { incidentsSource } from '../../state/sources.ts';
import { useText } from '../../text/useText.ts';
import { TakeInIncident } from '../handoff/TakeInIncident.tsx';
import styles from './ArchiveScreen.module.css';
import { FilterChips } from './FilterChips.tsx';
import { type ArchiveKind, archiveKinds, findIncidents } from './find-incidents.ts';
import { IncidentRows } from './IncidentRows.tsx';
import { useSearch } from './useSearch.ts';

/** Every incident of this record, newest first; each opens, whatever runs or does not run. */
export function ArchiveScreen() {
  const text = useText().archive;
  const incidents = useQuery(incidentsSource);
  return (
    <Page title={text.title}>
      <p className={styles.hint}>{text.offline}</p>
      <TakeInIncident />
      <QueryView query={incidents}>
        {(summaries) =>
          summaries.length === 0 ? (
            <EmptyState title={text.empty} hint={text.emptyHint}>
              <ButtonLink href={hrefOf({ screen: 'home' })}>{text.toHome}</ButtonLink>
            </EmptyState>
          ) : (
            <Finder summaries={summaries} />
          )
        }
      </QueryView>
    </Page>
  );
}

function Finder({ summaries }: { summaries: readonly IncidentSummary[] }) {
  const text = useText().archive;
  const [kind, setKind] = useState<ArchiveKind>('all');
  const [typed, setTyped] = useState('');
  const [order, setOrder] = useState<SearchOrder>('newest');
  const box = useRef<HTMLInputElement>(null);
  const { result, searching, problem } = useSearch(typed, order);
  const parts = useMemo(() => parseSearchQuery(typed), [typed]);
  const found = useMemo(
    () => findIncidents(summaries, { kind, parts, order, passages: result?.passages ?? [] }),
    [summaries, kind, parts, order, result],
  );
  const hasWords = wordsOf(parts).length > 0;
  useKeys([{ key: '/', label: text.focusFilter, run: () => box.current?.focus() }]);

  function change(next: string): void {
    setTyped(next);
    box.current?.focus();
  }

  return (
    <>
      <div className={styles.tools}>
        <div className={styles.filter}>
          <TextInput
            ref={box}
            type="search"
            label={text.filter}
            placeholder={text.filterPlaceholder}
            hint={text.filterHint}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </div>
        <FilterChips parts={parts} typed={typed} onChange={change} />
        <ChoiceChips
          label={text.kinds.label}
          value={kind}
          options={archiveKinds.map((value) => ({ value, label: text.kinds[value] }))}
          onChange={setKind}
        />
        {hasWords ? (
          <ChoiceChips
            label={text.orders.label}
            value={order}
            options={searchOrderSchema.options.map((value) => ({ value, label: text.orders[value] }))}
            onChange={setOrder}
          />
        ) : null}
        <p className={styles.count} role="status">
          {searching ? text.searching : text.count(found.length, summaries.length)}
        </p>
      </div>
      {problem === null ? null : <ProblemBox problem={problem} />}
      {result === null ? null : <SearchBounds result={result} />}
      {found.length === 0 && !searching ? (
        <EmptyState title={text.nothingFound} hint={text.nothingFoundHint}>
          <Button
            onClick={() => {
              setKind('all');
              change('');
            }}
          >
            {text.clear}
          </Button>
        </EmptyState>
      ) : (
        <IncidentRows found={found} />
      )}
    </>
  );
}

/** What an answer leaves out, where it does. */
function SearchBounds({ result: { more, rankedAmong, unread } }: { result: SearchResult }) {
  const text = useText().archive;
  const bounds = [
    more && rankedAmong === null ? text.bounds.more : null,
    more && rankedAmong !== null ? text.bounds.rankedAmong(rankedAmong) : null,
    unread > 0 ? text.bounds.unread(unread) : null,
  ].filter((bound) => bound !== null);
  return bounds.length === 0 ? null : <p className={styles.hint}>{bounds.join(' ')}</p>;
}
