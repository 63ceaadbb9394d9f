import type { KeyboardEvent } from 'react';
import type { IncidentView } from '../../../../shared/contract/view.ts';
import { longestAnswer, type WhyAnswer } from '../../../../shared/postmortem/whys/outline.ts';
import type { WhyFindingCode } from '../../../../shared/postmortem/whys/outline-findings.ts';
import { Button } from '../../../components/Button.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { ReferenceList } from '../references/ReferenceList.tsx';
import type { ReferenceChoice } from '../references/reference-choices.ts';
import { useReferences } from '../references/useReferences.ts';
import { useWritingText } from '../useWritingText.ts';
import type { OutlineActions } from './useOutline.ts';
import styles from './WhysEditor.module.css';

type AnswerRowProps = {
  answer: WhyAnswer;
  /** In the whole outline, and among the answers of its part. */
  index: number;
  place: number;
  incident: IncidentView;
  findings: readonly WhyFindingCode[];
  readOnly: boolean;
  actions: OutlineActions;
  onUndo: () => void;
  onRedo: () => void;
};

/** One answer: its words, its evidence and its two marks, all by key. */
export function AnswerRow(props: AnswerRowProps) {
  const { answer, index, place, incident, findings, readOnly, actions, onUndo, onRedo } = props;
  const { whys: text } = useWritingText();
  const references = useReferences(incident, ['evidence', 'row']);
  const prompts = text.prompts[answer.part];
  const labels = new Map(incident.state.evidence.map(({ id, label }) => [id, label]));

  function insert({ evidenceId, insert: words }: ReferenceChoice): void {
    const { query } = references;
    if (query === null) return;
    const [before, after] = [answer.text.slice(0, query.from), answer.text.slice(query.to)];
    references.close();
    if (evidenceId === null) actions.change(index, { text: `${before}${words}${after}`.slice(0, longestAnswer) });
    else actions.cite(index, evidenceId, `${before.trimEnd()}${after}`);
  }

  /** Answers whether the key was the outline's. */
  function press({ key, code, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const chord = ctrlKey || metaKey;
    if (chord && (code === 'KeyZ' || code === 'KeyY')) {
      (code === 'KeyY' || shiftKey ? onRedo : onUndo)();
      return true;
    }
    if (chord) return false;
    if (altKey) {
      if (key === 'ArrowUp' || key === 'ArrowDown') actions.move(index, key === 'ArrowUp' ? -1 : 1);
      else if (code === 'KeyH') actions.toggle(index, 'hypothesis');
      else if (code === 'KeyS') actions.toggle(index, 'systemCondition');
      else return false;
      return true;
    }
    if (!shiftKey && references.press(key, insert)) return true;
    switch (key) {
      case 'Enter':
        (shiftKey ? actions.child : actions.next)(index);
        return true;
      case 'Tab':
        actions.deeper(index, shiftKey ? -1 : 1);
        return true;
      case 'ArrowUp':
      case 'ArrowDown':
        actions.go(index, key === 'ArrowUp' ? -1 : 1);
        return true;
      case 'Backspace':
        if (answer.text !== '' || answer.evidenceIds.length > 0) return false;
        actions.remove(index);
        return true;
      default:
        return false;
    }
  }

  return (
    <div className={styles.row} style={{ marginInlineStart: `${answer.depth * 1.5}rem` }}>
      <div className={styles.line}>
        <span className={styles.depth}>{answer.part === 'causes' ? text.why(answer.depth + 1) : text.bullet}</span>
        <div className={styles.words}>
          <TextInput
            label={text.answer(text.parts[answer.part], place, answer.depth + 1)}
            labelHidden
            data-answer={answer.id}
            value={answer.text}
            readOnly={readOnly}
            maxLength={longestAnswer}
            placeholder={prompts[Math.min(answer.depth, prompts.length - 1)]}
            aria-autocomplete="list"
            aria-controls={references.choices.length > 0 ? references.listId : undefined}
            aria-activedescendant={references.activeId}
            onChange={({ currentTarget, nativeEvent }) => {
              actions.change(index, { text: currentTarget.value });
              if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) references.close();
              else references.look(currentTarget.value, currentTarget.selectionStart ?? 0);
            }}
            onBlur={references.close}
            onKeyDown={(event) => {
              if (!readOnly && press(event)) event.preventDefault();
            }}
          />
          <ReferenceList references={references} onChoose={insert} below />
        </div>
        {answer.evidenceIds.map((id) => {
          const label = labels.get(id) ?? '–';
          return (
            <Button key={id} aria-label={text.takeOut(label)} onClick={() => actions.cite(index, id)}>
              {`${label} ×`}
            </Button>
          );
        })}
        <Mark
          label={text.hypothesis}
          on={answer.hypothesis}
          readOnly={readOnly}
          onToggle={() => actions.toggle(index, 'hypothesis')}
        />
        <Mark
          label={text.systemCondition}
          on={answer.systemCondition}
          readOnly={readOnly}
          onToggle={() => actions.toggle(index, 'systemCondition')}
        />
        <Button
          look="quiet"
          disabled={readOnly}
          aria-label={`${text.remove}: ${answer.text}`}
          onClick={() => actions.remove(index)}
        >
          {text.remove}
        </Button>
      </div>
      {findings.map((code) => (
        <p key={code} className={styles.finding}>
          {text.findings[code]}
        </p>
      ))}
    </div>
  );
}

type MarkProps = { label: string; on: boolean; readOnly: boolean; onToggle: () => void };

/** A mark that is on says so by its tick, not by colour alone. */
function Mark({ label, on, readOnly, onToggle }: MarkProps) {
  return (
    <Button aria-pressed={on} disabled={readOnly} onClick={onToggle}>
      {`${on ? '✓' : '–'} ${label}`}
    </Button>
  );
}
