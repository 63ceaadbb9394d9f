import { useId, useRef, useState } from 'react';
import type { RunbookEntry } from '../../../shared/contract/view.ts';
import { hrefOf } from '../../app/route.ts';
import { Button, ButtonLink } from '../../components/Button.tsx';
import { Section } from '../../components/Page.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { useFileDrop } from '../../components/useFileDrop.ts';
import { client } from '../../contract/client.ts';
import { useAction } from '../../state/action.ts';
import { useSession } from '../../state/session.ts';
import { sizeText } from '../../text/size.ts';
import { useText } from '../../text/useText.ts';
import { FindingCounts } from './FindingCounts.tsx';
import styles from './ImportBox.module.css';
import { readImport } from './read-import.ts';

/** Brings in a runbook's file, chosen or dropped anywhere on this screen. One that cannot be used leaves nothing behind. */
export function ImportBox() {
  const text = useText().runbooks.import;
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const input = useRef<HTMLInputElement>(null);
  const inputId = useId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [imported, setImported] = useState<RunbookEntry | null>(null);

  const importing = useAction(async (file: File) => {
    setRefusal(null);
    setImported(null);
    const read = await readImport(file);
    if (!read.ok) {
      setRefusal(read.reason === 'tooLarge' ? text.tooLarge(sizeText(read.bytes)) : text.unreadable(read.name));
      return;
    }
    const { entry } = await client.runbooks.import({ name: read.name, base64: read.base64 });
    setImported(entry);
  });

  function take(files: FileList | null | undefined): void {
    const [file, ...more] = files ?? [];
    if (file === undefined || readOnly) return;
    importing.dismiss();
    if (more.length > 0) setRefusal(text.several);
    else void importing.run(file);
  }

  const over = useFileDrop(take);
  return (
    <Section title={text.title}>
      <div className={over ? styles.over : styles.zone}>
        <p>{text.explain}</p>
        <label htmlFor={inputId} className={styles.hidden}>
          {text.input}
        </label>
        <input
          ref={input}
          id={inputId}
          type="file"
          accept=".md,.markdown,.txt,text/markdown,text/plain"
          className={styles.hidden}
          tabIndex={-1}
          disabled={readOnly || importing.busy}
          onChange={({ currentTarget }) => {
            take(currentTarget.files);
            // The same file, mended, can be chosen again.
            currentTarget.value = '';
          }}
        />
        <Button look="primary" busy={importing.busy} disabled={readOnly} onClick={() => input.current?.click()}>
          {importing.busy ? text.importing : text.choose}
        </Button>
      </div>
      <ProblemBox problem={importing.problem} onDismiss={importing.dismiss} />
      {refusal === null ? null : (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      {imported === null ? null : (
        <div role="status" className={styles.imported}>
          <span>{text.imported(imported.title)}</span>
          <FindingCounts findings={imported.findings} />
          <ButtonLink href={hrefOf({ screen: 'runbook', hash: imported.hash })}>{text.open}</ButtonLink>
          <p className={styles.hint}>{text.useHint}</p>
        </div>
      )}
    </Section>
  );
}
