import { useState } from 'react';
import type { PostmortemView } from '../../../shared/contract/view.ts';
import { AskFirst } from '../../components/AskFirst.tsx';
import { Button } from '../../components/Button.tsx';
import { downloadText } from '../../components/download.ts';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { client, newCommandId } from '../../contract/client.ts';
import { useKeys } from '../../keys/bindings.ts';
import { useAction } from '../../state/action.ts';
import { useSession } from '../../state/session.ts';
import { useText } from '../../text/useText.ts';
import styles from './Output.module.css';

type OutputProps = {
  incidentId: string;
  postmortem: PostmortemView;
  /** Titles of sections whose changes are not saved, and so not in what goes out. */
  unsaved: readonly string[];
};

/** Takes the document out of the app: as a file, or through the clipboard; and says where it went. */
export function Output({ incidentId, postmortem, unsaved }: OutputProps) {
  const text = useText();
  const words = text.postmortem.output;
  const canSave = useSession((session) => session.info?.can.saveFile === true);
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const [asking, setAsking] = useState(false);
  const [news, setNews] = useState<string | null>(null);
  const blanks = postmortem.missing.length === 0 ? '' : ` ${words.blanks(postmortem.missing.length)}`;

  const exporting = useAction(async () => {
    setNews(null);
    const commandId = newCommandId();
    const { fileName, markdown, savedTo } = await client.postmortems.export({ incidentId, commandId, save: canSave });
    if (canSave) {
      setNews(savedTo === null ? words.cancelled : words.savedTo(savedTo) + blanks);
      return;
    }
    downloadText(fileName, markdown, 'text/markdown');
    setNews(words.downloaded(fileName) + blanks);
  });

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(postmortem.markdown);
      setNews(words.copied + blanks);
    } catch {
      setNews(text.common.copyFailed);
    }
  }

  function startExport(): void {
    if (unsaved.length > 0) setAsking(true);
    else void exporting.run();
  }

  useKeys([
    { key: 'c', label: words.copy, run: () => void copy() },
    ...(readOnly ? [] : [{ key: 'shift+e', label: words.export, run: startExport }]),
  ]);

  return (
    <>
      <Button keys="c" onClick={() => void copy()}>
        {words.copy}
      </Button>
      <Button look="primary" keys="shift+e" busy={exporting.busy} disabled={readOnly} onClick={startExport}>
        {words.export}
      </Button>
      <div className={styles.news}>
        <p role="status">{news ?? ''}</p>
        <ProblemBox problem={exporting.problem} onDismiss={exporting.dismiss} />
      </div>
      <AskFirst
        open={asking}
        title={words.unsavedTitle}
        explain={words.unsavedExplain(unsaved.join(', '))}
        confirm={words.withoutUnsaved}
        onClose={() => setAsking(false)}
        onConfirm={() => void exporting.run()}
      />
    </>
  );
}
