import { useId, useMemo, useState } from 'react';
import type { IncidentView } from '../../../../shared/contract/view.ts';
import { type ReferenceQuery, referenceQuery } from '../../../../shared/editing/reference-query.ts';
import { useQuery } from '../../../state/query.ts';
import { timelineSource } from '../../../state/timeline-source.ts';
import { useWritingText } from '../useWritingText.ts';
import { evidenceChoices, type ReferenceChoice, rowChoices, rowTexts } from './reference-choices.ts';

export type References = {
  listId: string;
  /** Null while nothing is being referred to. */
  query: ReferenceQuery | null;
  choices: readonly ReferenceChoice[];
  at: number;
  /** Id of the choice that Enter takes, for the input's `aria-activedescendant`. */
  activeId: string | undefined;
  /** Looks what stands before the caret: after typing, and where the caret moved. */
  look: (text: string, caret: number) => void;
  close: () => void;
  /** Handles a key that belongs to the list; answers whether it did. */
  press: (key: string, choose: (choice: ReferenceChoice, query: ReferenceQuery) => void) => boolean;
};

/** Completion of `E-` and `@` in an input of text. */
export function useReferences({ state }: IncidentView, kinds: readonly ReferenceQuery['kind'][]): References {
  const { insertRow } = useWritingText().document.references;
  const listId = useId();
  const [query, setQuery] = useState<ReferenceQuery | null>(null);
  const [dismissedAt, setDismissedAt] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  // The whole timeline is read once somebody asks for a row.
  const wantsRows = query?.kind === 'row';
  const rows = useQuery(wantsRows ? timelineSource(state.incidentId) : null).data?.rows;
  const texts = useMemo(() => (rows === undefined ? [] : rowTexts(rows, state, insertRow)), [rows, state, insertRow]);
  const choices = useMemo(() => {
    if (query === null) return [];
    return query.kind === 'evidence' ? evidenceChoices(state.evidence, query) : rowChoices(texts, query);
  }, [query, state.evidence, texts]);
  const chosen = Math.min(at, Math.max(0, choices.length - 1));

  return {
    listId,
    query,
    choices,
    at: chosen,
    activeId: choices.length > 0 ? `${listId}-${chosen}` : undefined,
    look(text, caret) {
      const found = referenceQuery(text, caret);
      if (found === null) setDismissedAt(null);
      const shown = found !== null && kinds.includes(found.kind) && found.from !== dismissedAt ? found : null;
      if (shown?.from !== query?.from || shown?.words !== query?.words) setAt(0);
      setQuery(shown);
    },
    close: () => setQuery(null),
    press(key, choose) {
      if (query === null) return false;
      const choice = choices[chosen];
      switch (key) {
        case 'Escape':
          setDismissedAt(query.from);
          setQuery(null);
          return true;
        case 'ArrowDown':
        case 'ArrowUp':
          if (choice === undefined) return false;
          setAt((chosen + (key === 'ArrowDown' ? 1 : choices.length - 1)) % choices.length);
          return true;
        case 'Enter':
        case 'Tab':
          if (choice === undefined) return false;
          setQuery(null);
          choose(choice, query);
          return true;
        default:
          return false;
      }
    },
  };
}
