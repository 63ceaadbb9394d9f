import { useId, useRef } from 'react';
import type { Environment } from '../../../shared/environment/environment.ts';
import type { ImportNote } from '../../../shared/environment/imported.ts';
import { Button } from '../../components/Button.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { client } from '../../contract/client.ts';
import { useAction } from '../../state/action.ts';
import { useText } from '../../text/useText.ts';
import styles from './ImportButton.module.css';

export type Imported = { environment: Environment; notes: ImportNote[] };

type ImportButtonProps = { disabled: boolean; onImport: (imported: Imported) => void };

/** Takes an environment out of a file that was exported here or elsewhere; nothing is saved before a person has looked. */
export function ImportButton({ disabled, onImport }: ImportButtonProps) {
  const text = useText().environments.exchange;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const taking = useAction(async (file: File) => {
    onImport(await client.environments.import({ text: await file.text() }));
  });
  return (
    <>
      <label htmlFor={id} className={styles.hidden}>
        {text.file}
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        accept=".json,application/json"
        className={styles.hidden}
        tabIndex={-1}
        disabled={disabled || taking.busy}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) void taking.run(file);
          // The same file, mended, can be chosen again.
          currentTarget.value = '';
        }}
      />
      <Button busy={taking.busy} disabled={disabled} onClick={() => input.current?.click()}>
        {text.import}
      </Button>
      <ProblemBox problem={taking.problem} onDismiss={taking.dismiss} />
    </>
  );
}
