import { useEffect, useRef, useState } from 'react';
import {
  afterEdit,
  afterReplacing,
  noHistory,
  redone,
  type TextHistory,
  undone,
} from '../../../shared/editing/text-history.ts';
import { type CallProblem, toCallProblem } from '../../contract/problem.ts';
import { forgetDraft, keepDraft, readDrafts } from '../../state/drafts.ts';
import {
  draftBeginning,
  draftKey,
  hasServed,
  parseDraftKey,
  type Section,
  type SectionEdit,
  type SectionEdits,
  typed,
} from './section-edits.ts';
import { keepHistory, readHistories } from './undo-drafts.ts';

export type Editing = {
  edits: SectionEdits;
  /** Why earlier drafts could not be read. */
  problem: CallProblem | null;
  change: (section: Section, text: string) => void;
  drop: (section: Section) => void;
  /** Takes back a step, or does one again; answers the text that stands then, null where there is no such step. */
  undo: (section: Section) => string | null;
  redo: (section: Section) => string | null;
  /** The saved text is about to be replaced by the draft: it stays within undo's reach. */
  remember: (section: Section) => void;
  /** Bases the edit on what is saved now: the author has seen both. */
  rebase: (section: Section) => void;
  /** `text` was saved as this event; undefined where it stood already. What was typed since stays an edit, based on it. */
  settle: (section: Section, text: string, eventId: string | undefined) => void;
};

/** Edits of one incident's sections, restored from drafts, and kept as drafts while typed. */
export function useSectionEdits(incidentId: string, sections: readonly Section[]): Editing {
  const [edits, setEdits] = useState<SectionEdits>({});
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const latest = useRef(edits);
  latest.current = edits;
  const histories = useRef<Record<string, TextHistory>>({});

  useEffect(() => {
    let left = false;
    Promise.all([readDrafts(draftBeginning(incidentId)), readHistories(incidentId)]).then(
      ([drafts, kept]) => {
        if (left) return;
        histories.current = { ...kept, ...histories.current };
        setEdits((typedSince) => ({ ...restore(incidentId, drafts), ...typedSince }));
      },
      (error: unknown) => {
        if (!left) setProblem(toCallProblem(error));
      },
    );
    return () => {
      left = true;
    };
  }, [incidentId]);

  // What has served goes: the document holds it.
  const served = sections.filter((section) => {
    const edit = edits[section.key];
    return edit !== undefined && hasServed(section, edit);
  });
  useEffect(() => {
    for (const section of served) {
      const edit = edits[section.key];
      if (edit !== undefined) put(section, edit, null);
    }
  });

  function put(section: Section, before: SectionEdit | undefined, edit: SectionEdit | null): void {
    if (before !== undefined && (edit === null || edit.basedOn !== before.basedOn)) {
      forgetDraft(draftKey(incidentId, section.key, before.basedOn));
    }
    if (edit !== null && !edit.saved) keepDraft(draftKey(incidentId, section.key, edit.basedOn), edit.text);
    setEdits((all) => {
      const { [section.key]: _, ...others } = all;
      return edit === null ? others : { ...others, [section.key]: edit };
    });
  }

  const now = (section: Section): SectionEdit | undefined => latest.current[section.key];
  const textOf = (section: Section): string => now(section)?.text ?? section.markdown;
  const historyOf = ({ key }: Section): TextHistory => histories.current[key] ?? noHistory;

  function setHistory(section: Section, history: TextHistory): void {
    const before = historyOf(section);
    histories.current = { ...histories.current, [section.key]: history };
    if (history.past !== before.past || history.future.length !== before.future.length)
      keepHistory(incidentId, section.key, history);
  }

  function step(section: Section, take: typeof undone): string | null {
    const taken = take(historyOf(section), textOf(section));
    if (taken === null) return null;
    setHistory(section, taken.history);
    put(section, now(section), typed(section, now(section), taken.text));
    return taken.text;
  }

  return {
    edits,
    problem,
    change: (section, text) => {
      setHistory(section, afterEdit(historyOf(section), textOf(section), text));
      put(section, now(section), typed(section, now(section), text));
    },
    drop: (section) => {
      const text = textOf(section);
      if (text !== section.markdown) setHistory(section, afterReplacing(historyOf(section), text));
      put(section, now(section), null);
    },
    undo: (section) => step(section, undone),
    redo: (section) => step(section, redone),
    remember: (section) => setHistory(section, afterReplacing(historyOf(section), section.markdown)),
    rebase: (section) => {
      const edit = now(section);
      if (edit !== undefined) put(section, edit, { ...edit, basedOn: section.basedOn });
    },
    settle: (section, text, eventId) => {
      const edit = now(section);
      if (edit === undefined) return;
      const saved = edit.text === text;
      if (eventId !== undefined) put(section, edit, { ...edit, basedOn: eventId, saved, restored: false });
      else if (saved) put(section, edit, null);
    },
  };
}

function restore(incidentId: string, drafts: ReadonlyMap<string, string>): SectionEdits {
  const edits: Record<string, SectionEdit> = {};
  for (const [key, text] of drafts) {
    const place = parseDraftKey(incidentId, key);
    if (place !== null) edits[place.section] = { text, basedOn: place.basedOn, saved: false, restored: true };
  }
  return edits;
}
