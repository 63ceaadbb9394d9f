import { useId, useRef, useState } from 'react';
import type { TakenIn } from '../../../shared/contract/handoff-view.ts';
import { mostFileBytes } from '../../../shared/handoff/file-limits.ts';
import { hrefOf } from '../../app/route.ts';
import { Button, ButtonLink } from '../../components/Button.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { useFileDrop } from '../../components/useFileDrop.ts';
import { Working } from '../../components/Working.tsx';
import { useAction } from '../../state/action.ts';
import { takeInFile } from '../../state/incident-file.ts';
import { isReadable, type TakenInMany as TakenInManyFiles, takeInFiles } from '../../state/incident-files.ts';
import { useSession } from '../../state/session.ts';
import { sizeText } from '../../text/size.ts';
import { useText } from '../../text/useText.ts';
import styles from './TakeInIncident.module.css';
import { TakenInMany } from './TakenInMany.tsx';

/** Takes in incidents' files, chosen or dropped anywhere on the screen. One that cannot be used changes nothing. */
export function TakeInIncident() {
  const text = useText().handoff.import;
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const input = useRef<HTMLInputElement>(null);
  const inputId = useId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [taken, setTaken] = useState<TakenIn | null>(null);
  const [many, setMany] = useState<TakenInManyFiles | null>(null);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const stopping = useRef(new AbortController());
  const taking = useAction(async (files: readonly File[]) => {
    setTaken(null);
    setMany(null);
    const [file, ...more] = files;
    if (file === undefined) return;
    if (more.length > 0) await takeAll(files);
    else if (await isReadable(file)) setTaken(await takeInFile(file));
    else setRefusal(text.unreadable(file.name));
  });

  async function takeAll(files: readonly File[]): Promise<void> {
    const total = files.length;
    stopping.current = new AbortController();
    setProgress({ done: 0, total });
    try {
      const { signal } = stopping.current;
      setMany(await takeInFiles(files, { signal, onDone: (done) => setProgress({ done, total }) }));
    } finally {
      setProgress(null);
    }
  }

  function take(list: FileList | null | undefined): void {
    const files = [...(list ?? [])];
    const [file, ...more] = files;
    if (file === undefined || readOnly) return;
    taking.dismiss();
    const isTooLarge = more.length === 0 && file.size > mostFileBytes;
    setRefusal(isTooLarge ? text.tooLarge(sizeText(mostFileBytes)) : null);
    if (!isTooLarge) void taking.run(files);
  }

  const over = useFileDrop(take);
  return (
    <div className={over ? styles.over : styles.zone}>
      <label htmlFor={inputId} className={styles.hidden}>
        {text.input}
      </label>
      <input
        ref={input}
        id={inputId}
        type="file"
        multiple
        accept=".incident"
        className={styles.hidden}
        tabIndex={-1}
        disabled={readOnly || taking.busy}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          // The same file, sent again, can be chosen again.
          currentTarget.value = '';
        }}
      />
      <Button busy={taking.busy} disabled={readOnly} onClick={() => input.current?.click()}>
        {taking.busy ? text.importing : text.open}
      </Button>
      {progress === null ? null : (
        <>
          <Working label={text.importing} done={progress.done} total={progress.total} />
          <Button onClick={() => stopping.current.abort()}>{text.stop}</Button>
        </>
      )}
      <p className={styles.hint}>{text.hint}</p>
      <ProblemBox problem={taking.problem} onDismiss={taking.dismiss} />
      {refusal === null ? null : (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <div role="status" className={styles.news}>
        {taken === null ? null : (
          <>
            <span>
              {(taken.isNew ? text.takenIn : text.merged)(taken.number, taken.title, taken.added)}
              {taken.received ? ` ${text.received}` : ''}
            </span>
            <ButtonLink href={hrefOf({ screen: 'incident', incidentId: taken.incidentId })}>
              {text.openIncident}
            </ButtonLink>
          </>
        )}
        {many === null ? null : <TakenInMany many={many} />}
      </div>
    </div>
  );
}
