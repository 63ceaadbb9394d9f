import { useEffect, useState } from 'react';
import type { BackupEntry, BackupPreview, RecordSize } from '../../../../shared/contract/backup-contract.ts';
import { dateTimeText } from '../../../../shared/text/wall-clock.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { Working } from '../../../components/Working.tsx';
import { client } from '../../../contract/client.ts';
import { type CallProblem, toCallProblem } from '../../../contract/problem.ts';
import { useAction } from '../../../state/action.ts';
import { useSession } from '../../../state/session.ts';
import { useText } from '../../../text/useText.ts';
import { viewerZone } from '../../../text/viewer-zone.ts';
import { CopyButton } from '../../incident/steps/CopyButton.tsx';
import styles from './PreviewDialog.module.css';
import { restoreCommand } from './restore-command.ts';

/** Counts of a backup beside those of the record, and how it is put in its place. Looking changes nothing. */
export function PreviewDialog({ backup, onClose }: { backup: BackupEntry; onClose: () => void }) {
  const text = useText().backups.preview;
  const [preview, setPreview] = useState<BackupPreview | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const ask = useAction(async () => {
    await client.backups.askRestore({ name: backup.name });
    onClose();
  });
  useEffect(() => {
    const asked = new AbortController();
    client.backups.preview({ name: backup.name }, { signal: asked.signal }).then(setPreview, (error: unknown) => {
      if (!asked.signal.aborted) setProblem(toCallProblem(error));
    });
    return () => asked.abort();
  }, [backup.name]);
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={text.title}
      description={<code>{backup.path}</code>}
      actions={
        preview === null ? null : (
          <Button look="primary" busy={ask.busy} onClick={() => void ask.run()}>
            {text.ask}
          </Button>
        )
      }
    >
      <ProblemBox problem={problem ?? ask.problem} />
      {preview === null && problem === null ? <Working label={text.checking} /> : null}
      {preview === null ? null : <Compared preview={preview} path={backup.path} />}
    </Dialog>
  );
}

function Compared({ preview: { backup, current }, path }: { preview: BackupPreview; path: string }) {
  const text = useText().backups.preview;
  const dataDir = useSession(({ info }) => info?.dataDir ?? '');
  const command = restoreCommand(path, dataDir);
  return (
    <>
      <dl className={styles.sides}>
        <dt>{text.inBackup}</dt>
        <dd>
          <Size size={backup} />
        </dd>
        <dt>{text.inRecord}</dt>
        <dd>{current.state === 'readable' ? <Size size={current.counts} /> : text[current.state]}</dd>
      </dl>
      {current.state !== 'readable' ? null : (
        <ul className={styles.changes}>
          <li>{text.lost(current.lost.events, current.lost.incidents)}</li>
          {current.returning.erasedIncidents === 0 ? null : <li>{text.erased(current.returning.erasedIncidents)}</li>}
          {current.returning.blackedOut === 0 ? null : <li>{text.blackedOut(current.returning.blackedOut)}</li>}
        </ul>
      )}
      <p>{text.how}</p>
      <details className={styles.terminal}>
        <summary>{text.orRun}</summary>
        <pre className={styles.command}>{command}</pre>
        <CopyButton text={command} label={text.copy} name={text.copy} />
      </details>
    </>
  );
}

function Size({ size: { incidents, events, newestAtMs } }: { size: RecordSize }) {
  const text = useText().backups;
  const newest = newestAtMs === null ? '' : ` (${text.preview.newest(dateTimeText(newestAtMs, viewerZone()))})`;
  return `${text.holds(incidents, events)}${newest}`;
}
