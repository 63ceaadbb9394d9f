import { type Ref, type RefObject, useRef } from 'react';
import type { IncidentView } from '../../../shared/contract/view.ts';
import { caretAfter } from '../../../shared/editing/text-history.ts';
import { TextArea } from '../../components/TextInput.tsx';
import { ReferenceList } from './references/ReferenceList.tsx';
import type { ReferenceChoice } from './references/reference-choices.ts';
import { useReferences } from './references/useReferences.ts';
import styles from './SectionEditor.module.css';

type SectionTextProps = {
  ref: Ref<HTMLTextAreaElement>;
  label: string;
  incident: IncidentView;
  text: string;
  readOnly: boolean;
  onChange: (text: string) => void;
  /** Answer the text that stands afterwards; null where there is nothing to take back, or to do again. */
  onUndo: () => string | null;
  onRedo: () => string | null;
  onConfirm: () => void;
};

/** The Markdown of a section: evidence by `E-`, rows by `@`, and undo that outlives the window. */
export function SectionText(props: SectionTextProps) {
  const { ref, label, incident, text, readOnly, onChange, onUndo, onRedo, onConfirm } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const references = useReferences(incident, ['evidence', 'row']);

  /** The area is written to before React is, so that the caret stays where it belongs. */
  function step(take: () => string | null): void {
    const before = area.current?.value ?? text;
    const after = take();
    if (after === null || area.current === null) return;
    area.current.value = after;
    const caret = caretAfter(before, after);
    area.current.setSelectionRange(caret, caret);
  }

  function insert({ insert: words }: ReferenceChoice): void {
    const { query } = references;
    if (area.current === null || query === null) return;
    area.current.setRangeText(words, query.from, query.to, 'end');
    onChange(area.current.value);
    references.close();
    area.current.focus();
  }

  return (
    <div className={styles.source}>
      <TextArea
        ref={(element) => {
          area.current = element;
          give(ref, element);
        }}
        label={label}
        labelHidden
        mono
        className={styles.area}
        value={text}
        readOnly={readOnly}
        spellCheck={false}
        aria-autocomplete="list"
        aria-controls={references.choices.length > 0 ? references.listId : undefined}
        aria-activedescendant={references.activeId}
        onChange={({ currentTarget, nativeEvent }) => {
          onChange(currentTarget.value);
          if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) references.close();
          else references.look(currentTarget.value, currentTarget.selectionStart);
        }}
        onCompositionEnd={({ currentTarget }) => references.look(currentTarget.value, currentTarget.selectionStart)}
        onBlur={references.close}
        onKeyDown={(event) => {
          const chord = event.ctrlKey || event.metaKey;
          if (chord && !event.altKey && (event.code === 'KeyZ' || event.code === 'KeyY')) {
            event.preventDefault();
            if (!readOnly) step(event.code === 'KeyY' || event.shiftKey ? onRedo : onUndo);
          } else if (!chord && !event.altKey && !event.shiftKey && !readOnly && references.press(event.key, insert)) {
            event.preventDefault();
          }
        }}
        onConfirm={onConfirm}
      />
      <ReferenceList references={references} onChoose={insert} />
    </div>
  );
}

function give(ref: Ref<HTMLTextAreaElement>, element: HTMLTextAreaElement | null): void {
  if (typeof ref === 'function') ref(element);
  else if (ref !== null) (ref as RefObject<HTMLTextAreaElement | null>).current = element;
}
