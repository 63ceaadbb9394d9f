import { useState } from 'react';
import { hrefOf } from '../../../app/route.ts';
import { Button, ButtonLink } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { closeDialog } from '../../../state/desk.ts';
import { useQuery } from '../../../state/query.ts';
import { runbooksSource } from '../../../state/sources.ts';
import { useText } from '../../../text/useText.ts';
import { AttemptNotice } from '../AttemptNotice.tsx';
import { DetectionSelect } from '../blanks/DetectionSelect.tsx';
import { useCommands } from '../commands.ts';
import { RoleFields } from '../handoff/RoleFields.tsx';
import { FactFields } from '../messages/FactFields.tsx';
import { LeakPart } from '../messages/LeakPart.tsx';
import { useScene } from '../scene.ts';
import styles from './DetailsDialog.module.css';

/** What the incident is called, by which runbook it is guided, and the alert that declared it. */
export function DetailsDialog() {
  const { details: text, title: incidentWord, number } = useText().incident;
  const { state, view, canWrite } = useScene();
  const commands = useCommands();
  const [title, setTitle] = useState(state.title);
  const runbooks = useQuery(runbooksSource).data ?? [];
  const bound = state.runbook;
  const known = runbooks.map(({ hash, title: name }) => ({ value: hash, label: name }));
  const options =
    bound !== null && known.some(({ value }) => value === bound.hash)
      ? known
      : [{ value: bound?.hash ?? '', label: bound?.title ?? text.runbookNone }, ...known];
  const rename = (): void => {
    if (title.trim() !== '') void commands.setTitle(title.trim());
  };
  return (
    <Dialog open onClose={closeDialog} title={`${text.title}: ${incidentWord} ${number(view.number)}`}>
      <div className={styles.title}>
        <TextInput
          label={text.titleLabel}
          disabled={!canWrite}
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          onEnter={rename}
        />
        <Button disabled={!canWrite || title.trim() === '' || title.trim() === state.title} onClick={rename}>
          {text.save}
        </Button>
      </div>
      <Select
        label={text.runbookLabel}
        disabled={!canWrite || state.status === 'closed'}
        value={bound?.hash ?? ''}
        options={options}
        onChange={(hash) => {
          if (hash !== '') void commands.bindRunbook(hash);
        }}
      />
      {runbooks.length === 0 ? <p className={styles.hint}>{text.noRunbooks}</p> : null}
      <p>
        <ButtonLink look="quiet" href={hrefOf({ screen: 'runbooks' })}>
          {text.openRunbooks}
        </ButtonLink>
      </p>
      <RoleFields />
      <DetectionSelect />
      <p className={styles.hint}>{`${text.zone}: ${state.zone}`}</p>
      {state.alert === null ? null : (
        <>
          <h3>{text.alert}</h3>
          <pre className={styles.alert}>{state.alert}</pre>
        </>
      )}
      <FactFields />
      <LeakPart />
      <AttemptNotice />
    </Dialog>
  );
}
