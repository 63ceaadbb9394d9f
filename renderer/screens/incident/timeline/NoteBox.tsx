import { type ClipboardEvent, useEffect, useRef } from 'react';
import { Button } from '../../../components/Button.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { TextArea } from '../../../components/TextInput.tsx';
import { Time } from '../../../components/Time.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { openDialog } from '../../../state/desk.ts';
import { useKeptDrafts } from '../../../state/drafts.ts';
import { useNowMs } from '../../../state/now.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './NoteBox.module.css';
import { isOutput } from './note-draft.ts';
import { useNote } from './useNote.ts';

/** Where notes are written: always there, one key away, with the time that the note will carry. */
export function NoteBox() {
  const { note: text, bring, pasteLines, picture, tryAgain } = useText().incident;
  const { incidentId, state, canWrite } = useScene();
  const note = useNote(incidentId);
  const nowMs = useNowMs();
  const box = useRef<HTMLTextAreaElement>(null);
  const kept = useKeptDrafts((drafts) => drafts[note.draftKey]);
  const focus = (): void => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  };
  const { restoreProblem } = note;
  useKeys(canWrite ? [{ key: 'n', label: text.key, run: focus }] : []);
  useEffect(() => void note.restore(), [note.restore]);

  function paste(event: ClipboardEvent): void {
    const pasted = event.clipboardData.getData('text/plain');
    if (!isOutput(pasted)) return;
    event.preventDefault();
    openDialog({ kind: 'attach', text: pasted, runbookCommandId: null });
  }

  return (
    <form className={styles.note} aria-label={text.label} onSubmit={(event) => event.preventDefault()}>
      <ProblemBox problem={note.problem} onDismiss={note.dismiss}>
        <Button onClick={() => void note.submit()}>{tryAgain}</Button>
      </ProblemBox>
      <ProblemBox problem={restoreProblem} onRetry={() => void note.restore()} />
      <div className={styles.line}>
        <TextArea
          ref={box}
          className={styles.box}
          rows={1}
          label={text.label}
          labelHidden
          placeholder={text.placeholder}
          disabled={!canWrite}
          value={note.draft.text}
          confirmOnEnter
          onConfirm={() => void note.submit()}
          onPaste={paste}
          onChange={({ currentTarget }) => note.type(currentTarget.value)}
        />
        <Button
          disabled={!canWrite || note.draft.text.trim() === ''}
          busy={note.busy}
          onClick={() => void note.submit()}
        >
          {text.submit}
        </Button>
      </div>
      <div className={styles.foot}>
        <span className={styles.time} title={text.timeOf}>
          <Time atMs={note.draft.startedAtMs ?? nowMs} zone={state.zone} />
        </span>
        <span className={styles.hint}>
          {kept === 'failed' ? text.draftFailed : draftWords(kept, note.draft.text, text)}
        </span>
        <Button
          look="quiet"
          className={styles.bring}
          aria-label={text.attach}
          disabled={!canWrite}
          onClick={() => openDialog({ kind: 'attach', text: '', runbookCommandId: null })}
        >
          {bring.output}
        </Button>
        <Button
          look="quiet"
          className={styles.bring}
          aria-label={pasteLines.open}
          disabled={!canWrite}
          onClick={() => openDialog({ kind: 'pasteLines', text: '' })}
        >
          {bring.lines}
        </Button>
        <Button
          look="quiet"
          className={styles.bring}
          aria-label={picture.open}
          disabled={!canWrite}
          onClick={() => openDialog({ kind: 'picture', file: null })}
        >
          {bring.picture}
        </Button>
      </div>
    </form>
  );
}

function draftWords(kept: string | undefined, draft: string, text: { draftKept: string; hint: string }): string {
  return draft !== '' && kept === 'kept' ? text.draftKept : text.hint;
}
