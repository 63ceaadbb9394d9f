import { useState } from 'react';
import type { ReviewView } from '../../../../shared/contract/review-view.ts';
import { Button } from '../../../components/Button.tsx';
import { downloadText } from '../../../components/download.ts';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { client } from '../../../contract/client.ts';
import { useAction } from '../../../state/action.ts';
import { useSession } from '../../../state/session.ts';
import { useText } from '../../../text/useText.ts';
import { ReasonForm } from './ReasonForm.tsx';
import styles from './Review.module.css';
import type { ReviewCommands } from './useReviewCommands.ts';

type RunbookEditsProps = {
  incidentId: string;
  edits: ReviewView['runbookEdits'];
  file: ReviewView['runbookFile'];
  commands: ReviewCommands;
  readOnly: boolean;
};

/** What the incident proposes for the runbook: decided one by one, taken out as a patch or as the edited file. */
export function RunbookEdits({ incidentId, edits, file, commands, readOnly }: RunbookEditsProps) {
  const text = useText().review.runbook;
  const [news, setNews] = useState('');

  const canSave = useSession((session) => session.info?.can.saveFile === true);
  const saving = useAction(async (as: 'patch' | 'markdown') => {
    const { fileName, text: file, savedTo } = await client.reviews.saveRunbook({ incidentId, as, save: canSave });
    if (!canSave) downloadText(fileName, file, as === 'patch' ? 'text/x-diff' : 'text/markdown');
    setNews(canSave ? (savedTo === null ? '' : text.savedTo(savedTo)) : text.downloaded(fileName));
  });

  async function copy(words: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(words);
      setNews(text.copied);
    } catch {
      setNews(text.notCopied);
    }
  }

  if (edits.length === 0) return <p className={styles.hint}>{text.none}</p>;
  return (
    <>
      <p className={styles.hint}>{text.explain}</p>
      <ul>
        {edits.map((edit) => (
          <EditRow key={edit.name} edit={edit} commands={commands} readOnly={readOnly} />
        ))}
      </ul>
      {file === null || file.patch === '' ? null : (
        <>
          <div className={styles.buttons}>
            <Button busy={saving.busy} onClick={() => void saving.run('patch')}>
              {text.savePatch}
            </Button>
            <Button busy={saving.busy} onClick={() => void saving.run('markdown')}>
              {text.saveMarkdown}
            </Button>
            <Button onClick={() => void copy(file.patch)}>{text.copyPatch}</Button>
            <Button onClick={() => void copy(file.markdown)}>{text.copyMarkdown}</Button>
            <p role="status">{news}</p>
          </div>
          <ProblemBox problem={saving.problem} onDismiss={saving.dismiss} />
          <section aria-label={text.patch}>
            <h3>{text.patch}</h3>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and is read by keyboard */}
            <pre className={styles.patch} tabIndex={0}>
              {file.patch}
            </pre>
          </section>
        </>
      )}
    </>
  );
}

type EditRowProps = { edit: ReviewView['runbookEdits'][number]; commands: ReviewCommands; readOnly: boolean };

function EditRow({ edit, commands, readOnly }: EditRowProps) {
  const text = useText().review.runbook;
  const [declining, setDeclining] = useState(false);
  const { name, kind, line, subject, becomes, change, state, decidedReason, basedOn } = edit;

  return (
    <li className={styles.item} data-review-item="" tabIndex={-1}>
      <p className={styles.says}>
        {text.kinds[kind]} ({text.line(line)}): {subject}
      </p>
      {edit.reason === null ? null : <p className={styles.of}>{edit.reason}</p>}
      {becomes === null ? null : (
        <p className={styles.of}>
          {text.becomes}: <code>{becomes}</code>
        </p>
      )}
      {change === null ? <p className={styles.hint}>{text.noPlace}</p> : null}
      <p>
        {text.states[state]}
        {decidedReason === null ? '' : `: ${decidedReason}`}
      </p>
      <div className={styles.buttons}>
        {state === 'accepted' ? null : (
          <Button
            disabled={readOnly}
            aria-label={`${subject} ${text.accept}`}
            onClick={() => void commands.decideEdit(name, 'accepted', null, basedOn)}
          >
            {text.accept}
          </Button>
        )}
        {state === 'declined' ? null : (
          <Button disabled={readOnly} aria-label={`${subject} ${text.decline}`} onClick={() => setDeclining(true)}>
            {text.decline}
          </Button>
        )}
        {state === 'proposed' ? null : (
          <Button
            disabled={readOnly}
            aria-label={`${subject} ${text.reopen}`}
            onClick={() => void commands.decideEdit(name, 'proposed', null, basedOn)}
          >
            {text.reopen}
          </Button>
        )}
      </div>
      {declining ? (
        <ReasonForm
          label={text.reason}
          submit={text.decline}
          busy={commands.busy}
          onClose={() => setDeclining(false)}
          onReason={(reason) => commands.decideEdit(name, 'declined', reason, basedOn)}
        />
      ) : null}
    </li>
  );
}
