import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { ChoiceChips } from '../../components/ChoiceChips.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { QueryView } from '../../components/QueryView.tsx';
import { Select } from '../../components/Select.tsx';
import { actionOverviewSource, actionPageSource } from '../../state/across-sources.ts';
import { useQuery } from '../../state/query.ts';
import { useText } from '../../text/useText.ts';
import { ActionRows } from './ActionRows.tsx';
import styles from './ActionsScreen.module.css';

const scopes = ['open', 'overdue', 'repeated', 'done', 'declined'] as const;
type Scope = (typeof scopes)[number];
const kinds = ['real', 'drill'] as const;

const pageSize = 50;

/** Action items of every incident, by what is asked of them; they are settled here with their proof or reason. */
export function ActionsScreen() {
  const text = useText().across.actions;
  const [scope, setScope] = useState<Scope>('open');
  const [kind, setKind] = useState<(typeof kinds)[number]>('real');
  const [owner, setOwner] = useState<string | null>(null);
  const [offset, setOffset] = useState(0);
  const drill = kind === 'drill';
  const overview = useQuery(actionOverviewSource(drill));
  const page = useQuery(
    actionPageSource({
      drill,
      status: scope === 'done' || scope === 'declined' ? scope : 'open',
      owner,
      overdue: scope === 'overdue',
      repeated: scope === 'repeated',
      offset,
      limit: pageSize,
    }),
  );
  const owners = overview.data?.owners ?? [];
  /** Whatever else is asked for begins at its first page. */
  const ask = (change: () => void): void => {
    change();
    setOffset(0);
  };
  return (
    <Page title={text.title}>
      <p className={styles.hint}>{text.explain}</p>
      <div className={styles.tools}>
        <ChoiceChips
          label={text.scopes.label}
          value={scope}
          options={scopes.map((value) => ({ value, label: text.scopes[value] }))}
          onChange={(chosen) => ask(() => setScope(chosen))}
        />
        <ChoiceChips
          label={text.kinds.label}
          value={kind}
          options={kinds.map((value) => ({ value, label: text.kinds[value] }))}
          onChange={(chosen) => ask(() => setKind(chosen))}
        />
        <Select
          label={text.owner}
          value={owner ?? ''}
          options={[
            { value: '', label: text.anyOwner },
            ...owners.map((each) => ({ value: each.owner, label: text.ownerCount(each.owner, each.count) })),
            // Whoever has none open any more stays the one that is asked for.
            ...(owner === null || owners.some((each) => each.owner === owner) ? [] : [{ value: owner, label: owner }]),
          ]}
          onChange={(chosen) => ask(() => setOwner(chosen === '' ? null : chosen))}
        />
        {overview.data === undefined ? null : (
          <p className={styles.count}>{text.counts(overview.data.open, overview.data.overdue)}</p>
        )}
      </div>
      <QueryView query={page}>
        {({ items, total }) => (
          <>
            <p className={styles.hint} role="status">
              {text.shown(offset + 1, offset + items.length, total)}
            </p>
            {items.length === 0 ? (
              <EmptyState title={text.nothing} hint={text.nothingHint} />
            ) : (
              <ActionRows items={items} />
            )}
            {total > pageSize || offset > 0 ? (
              <div className={styles.pager}>
                <Button disabled={offset === 0} onClick={() => setOffset(Math.max(0, offset - pageSize))}>
                  {text.earlier}
                </Button>
                <Button disabled={offset + pageSize >= total} onClick={() => setOffset(offset + pageSize)}>
                  {text.later}
                </Button>
              </div>
            ) : null}
          </>
        )}
      </QueryView>
    </Page>
  );
}
