/** The note being typed: kept as a draft, sent once, and never lost to a call that failed. */
import { useCallback, useRef, useState } from 'react';
import { client, newCommandId } from '../../../contract/client.ts';
import { type CallProblem, toCallProblem } from '../../../contract/problem.ts';
import { keepDraft, readDrafts } from '../../../state/drafts.ts';
import { emptyNote, type NoteDraft, readDraft, typeInto, writeDraft } from './note-draft.ts';

export type Note = {
  draft: NoteDraft;
  draftKey: string;
  busy: boolean;
  problem: CallProblem | null;
  /** Why an earlier draft could not be looked up. */
  restoreProblem: CallProblem | null;
  type: (text: string) => void;
  submit: () => Promise<void>;
  restore: () => Promise<void>;
  dismiss: () => void;
};

export function useNote(incidentId: string): Note {
  const draftKey = `note/${incidentId}`;
  const [draft, setDraft] = useState<NoteDraft>(emptyNote);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [restoreProblem, setRestoreProblem] = useState<CallProblem | null>(null);
  const latest = useRef(draft);
  latest.current = draft;
  /** Of the text that is being sent: a retry of the same text is the same command. */
  const sent = useRef<{ text: string; commandId: string } | null>(null);

  const put = useCallback(
    (next: NoteDraft): void => {
      latest.current = next;
      setDraft(next);
      keepDraft(draftKey, writeDraft(next));
    },
    [draftKey],
  );

  async function submit(): Promise<void> {
    const { text, startedAtMs } = latest.current;
    if (busy || text.trim() === '') return;
    if (sent.current?.text !== text) sent.current = { text, commandId: newCommandId() };
    setBusy(true);
    setProblem(null);
    try {
      await client.incidents.addNote({ incidentId, commandId: sent.current.commandId, text: text.trim(), startedAtMs });
      sent.current = null;
      // What was typed while it was being sent is the next note.
      const rest = latest.current.text.startsWith(text) ? latest.current.text.slice(text.length) : latest.current.text;
      put(typeInto(emptyNote, rest, Date.now()));
    } catch (error) {
      setProblem(toCallProblem(error));
    } finally {
      setBusy(false);
    }
  }

  const restore = useCallback(async (): Promise<void> => {
    setRestoreProblem(null);
    try {
      const kept = (await readDrafts(draftKey)).get(draftKey);
      if (kept !== undefined && latest.current.text === '') setDraft(readDraft(kept));
    } catch (error) {
      setRestoreProblem(toCallProblem(error));
    }
  }, [draftKey]);

  return {
    draft,
    draftKey,
    busy,
    problem,
    restoreProblem,
    type: (text) => put(typeInto(latest.current, text, Date.now())),
    submit,
    restore,
    dismiss: () => setProblem(null),
  };
}
