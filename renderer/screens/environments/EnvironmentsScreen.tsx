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
import { ImportButton, type Imported } from './ImportButton.tsx';

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

/** An environment by its id; one out of a file is not saved yet. */
type Choice = { id: string; imported: Imported | null };

/** What is shown: an environment by its id, one that is being added (its id is new), or none. */
function Environments({ entries }: { entries: readonly EnvironmentEntry[] }) {
  const text = useText().environments;
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  const [wanted, setWanted] = useState<Choice | null>(null);
  const guard = useLeaveGuard(unsaved);
  const shown = chosen?.id ?? entries[0]?.environment.id ?? null;
  const entry = entries.find(({ environment }) => environment.id === shown) ?? null;

  function show(choice: Choice): void {
    if (unsaved && choice.id !== shown) setWanted(choice);
    else setChosen(choice);
  }

  const add = (
    <>
      <Button disabled={readOnly} onClick={() => show({ id: crypto.randomUUID(), imported: null })}>
        {entries.length === 0 ? text.addFirst : text.add}
      </Button>
      <ImportButton disabled={readOnly} onImport={(imported) => show({ id: imported.environment.id, imported })} />
    </>
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
            <EnvironmentList
              entries={entries}
              shown={shown}
              adding={entry === null}
              onShow={(id) => show({ id, imported: null })}
            />
            {entry === null ? null : add}
          </div>
          <EnvironmentEditor
            key={shown}
            id={shown}
            entry={entry}
            imported={chosen?.imported ?? null}
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
