import { useId, useRef, useState } from 'react';
import type { TakenIn } from '../../../shared/contract/handoff-view.ts';
import { mostFileBytes } from '../../../shared/handoff/file-limits.ts';
import { hrefOf } from '../../app/route.ts';
import { Button, ButtonLink } from '../../components/Button.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { useFileDrop } from '../../components/useFileDrop.ts';
import { useAction } from '../../state/action.ts';
import { takeInFile } from '../../state/incident-file.ts';
import { useSession } from '../../state/session.ts';
import { sizeText } from '../../text/size.ts';
import { useText } from '../../text/useText.ts';
import styles from './TakeInIncident.module.css';

/** A folder, or a file that went away meanwhile, says so only when it is read. */
function isReadable(file: File): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}

/** Takes in an incident's file, chosen or dropped anywhere on the screen. One that cannot be used changes nothing. */
export function TakeInIncident() {
  const text = useText().handoff.import;
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const input = useRef<HTMLInputElement>(null);
  const inputId = useId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [taken, setTaken] = useState<TakenIn | null>(null);
  const taking = useAction(async (file: File) => {
    setTaken(null);
    if (await isReadable(file)) setTaken(await takeInFile(file));
    else setRefusal(text.unreadable(file.name));
  });

  function take(files: FileList | null | undefined): void {
    const [file, ...more] = files ?? [];
    if (file === undefined || readOnly) return;
    taking.dismiss();
    const isTooLarge = file.size > mostFileBytes;
    setRefusal(more.length > 0 ? text.several : isTooLarge ? text.tooLarge(sizeText(mostFileBytes)) : null);
    if (more.length === 0 && !isTooLarge) void taking.run(file);
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
      </div>
    </div>
  );
}
