import { useState } from 'react';
import type { EnvironmentEntry } from '../../../shared/contract/view.ts';
import { useLeaveGuard } from '../../app/leave-guard.ts';
import { AskFirst } from '../../components/AskFirst.tsx';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { QueryView } from '../../components/QueryView.tsx';
import { useQuery } from '../../state/query.ts';
import { useSession } from '../../state/session.ts';
import { environmentsSource } from '../../state/sources.ts';
import { useText } from '../../text/useText.ts';
import { EnvironmentEditor } from './EnvironmentEditor.tsx';
import { EnvironmentList } from './EnvironmentList.tsx';
import styles from './EnvironmentsScreen.module.css';

/** Where services run and how each is read: one page an environment, every part with a live test beside it. */
export function EnvironmentsScreen() {
  const text = useText().environments;
  const environments = useQuery(environmentsSource);
  return (
    <Page title={text.title}>
      <QueryView query={environments}>{(entries) => <Environments entries={entries} />}</QueryView>
    </Page>
  );
}

/** What is shown: an environment by its id, one that is being added (its id is new), or none. */
function Environments({ entries }: { entries: readonly EnvironmentEntry[] }) {
  const text = useText().environments;
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const [chosen, setChosen] = useState<string | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  const [wanted, setWanted] = useState<string | null>(null);
  const guard = useLeaveGuard(unsaved);
  const shown = chosen ?? entries[0]?.environment.id ?? null;
  const entry = entries.find(({ environment }) => environment.id === shown) ?? null;

  function show(id: string): void {
    if (unsaved && id !== shown) setWanted(id);
    else setChosen(id);
  }

  const add = (
    <Button disabled={readOnly} onClick={() => show(crypto.randomUUID())}>
      {entries.length === 0 ? text.addFirst : text.add}
    </Button>
  );
  return (
    <>
      {readOnly ? <p className={styles.hint}>{text.readOnly}</p> : null}
      {shown === null ? (
        <EmptyState title={text.empty} hint={text.emptyHint}>
          {add}
        </EmptyState>
      ) : (
        <div className={styles.columns}>
          <div className={styles.side}>
            <EnvironmentList entries={entries} shown={shown} adding={entry === null} onShow={show} />{' '}
            {entry === null ? null : add}
          </div>
          <EnvironmentEditor
            key={shown}
            id={shown}
            entry={entry}
            readOnly={readOnly}
            onUnsaved={setUnsaved}
            onGone={() => setChosen(null)}
          />
        </div>
      )}
      <AskFirst
        open={wanted !== null || guard.asking}
        title={text.leave.title}
        explain={text.leave.explain}
        confirm={text.leave.confirm}
        onClose={() => {
          setWanted(null);
          guard.stay();
        }}
        onConfirm={() => {
          if (wanted !== null) setChosen(wanted);
          else guard.leave();
        }}
      />
    </>
  );
}
