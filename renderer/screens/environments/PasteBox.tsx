import { useState } from 'react';
import type { PastedLine, PastedSecret } from '../../../shared/environment/pasted/pasted-line.ts';
import { readPastedLine } from '../../../shared/environment/pasted/read-pasted-line.ts';
import { Button } from '../../components/Button.tsx';
import { Section } from '../../components/Page.tsx';
import { TextArea } from '../../components/TextInput.tsx';
import { useText } from '../../text/useText.ts';
import type { EnvironmentForm } from './form/environment-form.ts';
import { type Filled, fillFromPasted } from './form/fill-from-pasted.ts';
import styles from './PasteBox.module.css';
import { PastedFindings } from './PastedFindings.tsx';

type PasteBoxProps = {
  form: EnvironmentForm;
  disabled: boolean;
  /** Takes the filled form, and the secrets that the line held, which go nowhere else. */
  onFill: (filled: Filled, secrets: readonly PastedSecret[]) => TakeBack;
};

/** Gives form and secrets back as they were before. */
export type TakeBack = () => void;
type Done = { pasted: PastedLine; filled: Filled; takeBack: TakeBack | null };

/**
 * A line that the person has at hand (psql, curl, an address, an ssh alias) fills the form. The line itself is forgotten at once:
 * it may hold a password.
 */
export function PasteBox({ form, disabled, onFill }: PasteBoxProps) {
  const text = useText().environments.paste;
  const [typed, setTyped] = useState('');
  const [done, setDone] = useState<Done | null>(null);

  function fillFrom(line: string): void {
    const pasted = readPastedLine(line);
    const filled = fillFromPasted(form, pasted, () => crypto.randomUUID());
    const isEmpty = filled.fields.length + filled.hosts.length === 0;
    if (!isEmpty) setTyped('');
    setDone({ pasted, filled, takeBack: isEmpty ? null : onFill(filled, pasted.secrets) });
  }

  return (
    <Section title={text.title}>
      <TextArea
        label={text.label}
        hint={text.hint}
        placeholder={text.example}
        rows={2}
        mono
        spellCheck={false}
        confirmOnEnter
        onConfirm={() => typed.trim() !== '' && fillFrom(typed)}
        disabled={disabled}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onPaste={(event) => {
          if (typed.trim() !== '') return;
          event.preventDefault();
          const line = event.clipboardData.getData('text');
          setTyped(line);
          fillFrom(line);
        }}
      />
      <div className={styles.actions}>
        <Button disabled={disabled || typed.trim() === ''} onClick={() => fillFrom(typed)}>
          {text.fill}
        </Button>
        {done?.takeBack && done.filled.form === form ? (
          <Button
            onClick={() => {
              done.takeBack?.();
              setDone(null);
            }}
          >
            {text.takeBack}
          </Button>
        ) : null}
      </div>
      <div role="status" aria-label={text.result}>
        {done === null ? null : <PastedFindings pasted={done.pasted} filled={done.filled} />}
      </div>
    </Section>
  );
}
