import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { branchEnd, type WhyAnswer, type WhyPart } from '../../../../shared/postmortem/whys/outline.ts';
import {
  addChild,
  addSibling,
  addToPart,
  changeAnswer,
  indent,
  move,
  outdent,
  removeBranch,
  toggleEvidence,
  type WhyChange,
} from '../../../../shared/postmortem/whys/outline-edit.ts';
import { outlineLines, readOutlineLines } from '../../../../shared/postmortem/whys/outline-lines.ts';

export type OutlineActions = {
  addTo: (part: WhyPart) => void;
  next: (index: number) => void;
  child: (index: number) => void;
  deeper: (index: number, by: -1 | 1) => void;
  move: (index: number, by: -1 | 1) => void;
  remove: (index: number) => void;
  change: (index: number, change: WhyChange) => void;
  toggle: (index: number, mark: 'hypothesis' | 'systemCondition') => void;
  cite: (index: number, evidenceId: string, text?: string) => void;
  /** To the answer before or after it, as it stands on the screen. */
  go: (index: number, by: -1 | 1) => void;
};

type Outline = {
  answers: readonly WhyAnswer[];
  actions: OutlineActions;
  /** On the list: the answer to write on in is looked for in it. */
  list: RefObject<HTMLDivElement | null>;
};

/** An outline kept as lines: what each key makes of it, and where the keyboard goes then. */
export function useOutline(lines: string, onChange: (lines: string) => void): Outline {
  const answers = useMemo(() => readOutlineLines(lines), [lines]);
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<{ id: string } | null>(null);

  useLayoutEffect(() => {
    if (focused !== null) list.current?.querySelector<HTMLElement>(`[data-answer="${focused.id}"]`)?.focus();
  }, [focused]);

  const set = (next: readonly WhyAnswer[], focus?: string) => {
    onChange(outlineLines(next));
    if (focus !== undefined) setFocused({ id: focus });
  };
  const stay = (index: number) => answers[index]?.id;
  const newId = () => crypto.randomUUID();

  const actions: OutlineActions = {
    addTo(part) {
      const id = newId();
      set(addToPart(answers, part, id), id);
    },
    next(index) {
      const answer = answers[index];
      // An empty answer that is asked to go on goes one level up, as in every outline.
      if (answer?.text === '' && answer.evidenceIds.length === 0 && answer.depth > 0) {
        set(outdent(answers, index), answer.id);
        return;
      }
      const id = newId();
      set(addSibling(answers, index, id), id);
    },
    child(index) {
      const id = newId();
      set(addChild(answers, index, id), id);
    },
    deeper: (index, by) => set((by === 1 ? indent : outdent)(answers, index), stay(index)),
    move: (index, by) => set(move(answers, index, by), stay(index)),
    remove(index) {
      const next = removeBranch(answers, index);
      const neighbour = answers[index - 1] ?? answers[branchEnd(answers, index)];
      set(next, neighbour?.id);
    },
    change: (index, change) => set(changeAnswer(answers, index, change)),
    toggle: (index, mark) => set(changeAnswer(answers, index, { [mark]: answers[index]?.[mark] !== true })),
    cite(index, evidenceId, text) {
      const cited = toggleEvidence(answers, index, evidenceId);
      set(text === undefined ? cited : changeAnswer(cited, index, { text }), stay(index));
    },
    go(index, by) {
      const neighbour = answers[index + by];
      if (neighbour !== undefined) setFocused({ id: neighbour.id });
    },
  };
  return { answers, actions, list };
}
