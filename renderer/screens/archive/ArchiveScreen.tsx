import { useMemo, useRef, useState } from 'react';
import { type IncidentKind, incidentKindSchema } from '../../../shared/contract/incident-list-contract.ts';
import { type SearchOrder, type SearchResult, searchOrderSchema } from '../../../shared/contract/search-contract.ts';
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
import { useText } from '../../text/useText.ts';
import { TakeInIncident } from '../handoff/TakeInIncident.tsx';
import styles from './ArchiveScreen.module.css';
import { type ArchiveList, archivePage, wholeArchive } from './archive-pages.ts';
import { EraseIncidents } from './erase/EraseIncidents.tsx';
import { ExportAll } from './export-all/ExportAll.tsx';
import { FilterChips } from './FilterChips.tsx';
import { IncidentRows } from './IncidentRows.tsx';
import { useSearch } from './useSearch.ts';

/** Every incident of this record, newest first; each opens, whatever runs or does not run. */
export function ArchiveScreen() {
  const text = useText().archive;
  const newest = useQuery(archivePage(wholeArchive, 0));
  return (
    <Page title={text.title}>
      <p className={styles.hint}>{text.offline}</p>
      <TakeInIncident />
      <QueryView query={newest}>
        {({ total }) =>
          total === 0 ? (
            <EmptyState title={text.empty} hint={text.emptyHint}>
              <ButtonLink href={hrefOf({ screen: 'home' })}>{text.toHome}</ButtonLink>
            </EmptyState>
          ) : (
            <Finder total={total} />
          )
        }
      </QueryView>
      <ExportAll />
      <EraseIncidents />
    </Page>
  );
}

function Finder({ total }: { total: number }) {
  const text = useText().archive;
  const [kind, setKind] = useState<IncidentKind>('all');
  const [typed, setTyped] = useState('');
  const [order, setOrder] = useState<SearchOrder>('newest');
  const box = useRef<HTMLInputElement>(null);
  const { answered, searching, problem } = useSearch(typed, order);
  const parts = useMemo(() => parseSearchQuery(typed), [typed]);
  const asked = useMemo<ArchiveList>(() => ({ kind, order, ...answered }), [kind, order, answered]);
  const first = useQuery(archivePage(asked, 0));
  // What was shown stays until there is something to show instead.
  const shown = useRef({ list: wholeArchive, count: total });
  if (first.data !== undefined) shown.current = { list: asked, count: first.data.count };
  const { list, count } = shown.current;
  const waiting = searching || first.data === undefined;
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
          options={incidentKindSchema.options.map((value) => ({ value, label: text.kinds[value] }))}
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
          {waiting ? text.searching : text.count(count, total)}
        </p>
      </div>
      {problem === null ? null : <ProblemBox problem={problem} />}
      <ProblemBox problem={first.problem} onRetry={first.refetch} />
      {list.result === null ? null : <SearchBounds result={list.result} />}
      {count === 0 && !waiting ? (
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
        <IncidentRows list={list} count={count} />
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
