import { useEffect, useState } from 'react';
import type { PlainFilesProgress } from '../../../../shared/contract/plain-files-contract.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { Working } from '../../../components/Working.tsx';
import { client } from '../../../contract/client.ts';
import { useAction } from '../../../state/action.ts';
import { useText } from '../../../text/useText.ts';
import styles from './ExportAllDialog.module.css';
import { ExportAllOutcome } from './ExportAllOutcome.tsx';

const lookEveryMs = 300;

/** Where to, how far, and what came of it; the host goes on while nobody looks. */
export function ExportAllDialog({ onClose }: { onClose: () => void }) {
  const text = useText().plainFiles;
  const [folder, setFolder] = useState('');
  const [progress, setProgress] = useState<PlainFilesProgress | null>(null);
  const looking = useAction(async () => setProgress(await client.plainFiles.progress()));
  const starting = useAction(async () => setProgress(await client.plainFiles.start({ directory: folder.trim() })));
  const stopping = useAction(async () => setProgress(await client.plainFiles.stop()));
  const running = progress?.running === true;
  const look = looking.run;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at when it opens, and again after each answer while it runs
  useEffect(() => {
    if (progress === null) void look();
    if (!running) return undefined;
    const timer = setTimeout(() => void look(), lookEveryMs);
    return () => clearTimeout(timer);
  }, [progress, running]);

  return (
    <Dialog
      open
      onClose={onClose}
      title={text.title}
      description={text.explain}
      actions={
        running ? (
          <Button busy={stopping.busy} onClick={() => void stopping.run()}>
            {text.stop}
          </Button>
        ) : (
          <Button
            look="primary"
            busy={starting.busy}
            disabled={folder.trim() === ''}
            onClick={() => void starting.run()}
          >
            {text.start}
          </Button>
        )
      }
    >
      <div className={styles.body}>
        <TextInput
          label={text.folder}
          hint={text.folderHint}
          disabled={running}
          maxLength={1_000}
          value={folder}
          onChange={({ currentTarget }) => setFolder(currentTarget.value)}
        />
        {running && progress !== null ? (
          <>
            <Working label={text.writing} done={progress.done} total={progress.total} />
            <p className={styles.hint}>{text.goesOn}</p>
          </>
        ) : null}
        {progress !== null && !running && progress.folder !== null ? <ExportAllOutcome progress={progress} /> : null}
        <ProblemBox problem={starting.problem} onDismiss={starting.dismiss} />
        <ProblemBox problem={looking.problem} onRetry={() => void looking.run()} />
        <ProblemBox problem={stopping.problem} onDismiss={stopping.dismiss} />
      </div>
    </Dialog>
  );
}
