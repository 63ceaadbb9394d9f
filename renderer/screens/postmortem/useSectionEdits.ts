import { useEffect, useRef, useState } from 'react';
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

export type Editing = {
  edits: SectionEdits;
  /** Why earlier drafts could not be read. */
  problem: CallProblem | null;
  change: (section: Section, text: string) => void;
  drop: (section: Section) => void;
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

  useEffect(() => {
    let left = false;
    readDrafts(draftBeginning(incidentId)).then(
      (drafts) => {
        if (!left) setEdits((typedSince) => ({ ...restore(incidentId, drafts), ...typedSince }));
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
  return {
    edits,
    problem,
    change: (section, text) => put(section, now(section), typed(section, now(section), text)),
    drop: (section) => put(section, now(section), null),
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
