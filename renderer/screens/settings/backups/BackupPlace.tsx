import { useState } from 'react';
import type { BackupsView } from '../../../../shared/contract/backup-contract.ts';
import { Button } from '../../../components/Button.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { client } from '../../../contract/client.ts';
import { useActionQueue } from '../../../state/action.ts';
import { useText } from '../../../text/useText.ts';
import styles from './Backups.module.css';

const choices = ['on', 'off'] as const;

/** Whether backups are made unasked, and where they lie. */
export function BackupPlace({ view }: { view: BackupsView }) {
  const text = useText().backups;
  const chosen = view.folder === view.usualFolder ? '' : view.folder;
  const [typed, setTyped] = useState(chosen);
  const [saved, setSaved] = useState(false);
  const set = useActionQueue((automatic: boolean, directory: string) =>
    client.backups.set({ automatic, directory: directory === '' ? null : directory }),
  );

  async function saveFolder(): Promise<void> {
    setSaved((await set.run(view.automatic, typed.trim())) !== undefined);
  }

  return (
    <div className={styles.place}>
      <Select
        label={text.automatic}
        value={view.automatic ? 'on' : 'off'}
        options={choices.map((value) => ({ value, label: text.automaticChoices[value] }))}
        disabled={!view.possible}
        onChange={(value) => void set.run(value === 'on', chosen)}
      />
      <TextInput
        label={text.folder}
        hint={text.folderHint(view.usualFolder)}
        placeholder={view.usualFolder}
        value={typed}
        disabled={!view.possible}
        mono
        spellCheck={false}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setSaved(false);
        }}
      />
      <div className={styles.make}>
        <Button busy={set.busy} disabled={!view.possible || typed.trim() === chosen} onClick={() => void saveFolder()}>
          {text.saveFolder}
        </Button>
        <span role="status">{saved ? text.folderSaved : ''}</span>
      </div>
      <ProblemBox problem={set.problem} onDismiss={set.dismiss} />
    </div>
  );
}
