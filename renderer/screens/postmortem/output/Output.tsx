import { useState } from 'react';
import type { PostmortemView } from '../../../../shared/contract/view.ts';
import { Button } from '../../../components/Button.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { useSession } from '../../../state/session.ts';
import { useText } from '../../../text/useText.ts';
import { ExportDialog } from './ExportDialog.tsx';
import styles from './Output.module.css';
import { TakeInDialog } from './TakeInDialog.tsx';

type OutputProps = {
  incidentId: string;
  postmortem: PostmortemView;
  /** Titles of sections whose changes are not saved, and so not in what goes out. */
  unsaved: readonly string[];
};

/** Takes the document out of the app, as a file or through the clipboard, and an edited file back in; and says where it went. */
export function Output({ incidentId, postmortem, unsaved }: OutputProps) {
  const text = useText();
  const words = text.postmortem.output;
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const [open, setOpen] = useState<'export' | 'takeIn' | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const blanks = postmortem.missing.length === 0 ? '' : ` ${words.blanks(postmortem.missing.length)}`;

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(postmortem.markdown);
      setNews(words.copied + blanks);
    } catch {
      setNews(text.common.copyFailed);
    }
  }

  function show(which: 'export' | 'takeIn'): void {
    setNews(null);
    setOpen(which);
  }

  useKeys([
    { key: 'c', label: words.copy, run: () => void copy() },
    ...(readOnly
      ? []
      : [
          { key: 'shift+e', label: words.open, run: () => show('export') },
          { key: 'shift+i', label: words.taking.title, run: () => show('takeIn') },
        ]),
  ]);

  return (
    <>
      <Button keys="c" onClick={() => void copy()}>
        {words.copy}
      </Button>
      <Button keys="shift+i" disabled={readOnly} onClick={() => show('takeIn')}>
        {words.take}
      </Button>
      <Button look="primary" keys="shift+e" disabled={readOnly} onClick={() => show('export')}>
        {words.open}
      </Button>
      <div className={styles.news}>
        <p role="status">{news ?? ''}</p>
      </div>
      {open === 'export' ? (
        <ExportDialog
          incidentId={incidentId}
          blanks={postmortem.missing.length}
          unsaved={unsaved}
          onClose={() => setOpen(null)}
          onDone={(done) => {
            setOpen(null);
            setNews(done + blanks);
          }}
        />
      ) : null}
      {open === 'takeIn' ? <TakeInDialog incidentId={incidentId} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
