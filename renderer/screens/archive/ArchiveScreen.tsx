import { useRef, useState } from 'react';
import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import { hrefOf } from '../../app/route.ts';
import { Button, ButtonLink } from '../../components/Button.tsx';
import { ChoiceChips } from '../../components/ChoiceChips.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { QueryView } from '../../components/QueryView.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useKeys } from '../../keys/bindings.ts';
import { useQuery } from '../../state/query.ts';
import { incidentsSource } from '../../state/sources.ts';
import { useText } from '../../text/useText.ts';
import { TakeInIncident } from '../handoff/TakeInIncident.tsx';
import styles from './ArchiveScreen.module.css';
import { type ArchiveKind, archiveKinds, findIncidents } from './find-incidents.ts';
import { IncidentRows } from './IncidentRows.tsx';

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
  const [query, setQuery] = useState('');
  const filter = useRef<HTMLInputElement>(null);
  const found = findIncidents(summaries, kind, query);
  useKeys([{ key: '/', label: text.focusFilter, run: () => filter.current?.focus() }]);

  function clear(): void {
    setKind('all');
    setQuery('');
    filter.current?.focus();
  }

  return (
    <>
      <div className={styles.tools}>
        <div className={styles.filter}>
          <TextInput
            ref={filter}
            type="search"
            label={text.filter}
            placeholder={text.filterPlaceholder}
            value={query}
            onChange={({ currentTarget }) => setQuery(currentTarget.value)}
          />
        </div>
        <ChoiceChips
          label={text.kinds.label}
          value={kind}
          options={archiveKinds.map((value) => ({ value, label: text.kinds[value] }))}
          onChange={setKind}
        />
        <p className={styles.count} role="status">
          {text.count(found.length, summaries.length)}
        </p>
      </div>
      {found.length === 0 ? (
        <EmptyState title={text.nothingFound} hint={text.nothingFoundHint}>
          <Button onClick={clear}>{text.clear}</Button>
        </EmptyState>
      ) : (
        <IncidentRows summaries={found} />
      )}
    </>
  );
}
