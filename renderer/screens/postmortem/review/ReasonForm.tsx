import { useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useText } from '../../../text/useText.ts';
import styles from './Review.module.css';

type ReasonFormProps = {
  label: string;
  /** Word of the button that does it. */
  submit: string;
  busy: boolean;
  onClose: () => void;
  /** Answers undefined where it failed. */
  onReason: (reason: string) => Promise<unknown>;
};

/** Asks why, before something is let stand. */
export function ReasonForm({ label, submit, busy, onClose, onReason }: ReasonFormProps) {
  const text = useText().review.findings;
  const [reason, setReason] = useState('');
  async function send(): Promise<void> {
    if (reason.trim() !== '' && (await onReason(reason.trim()))) onClose();
  }
  return (
    <div className={styles.form}>
      <TextInput
        label={label}
        value={reason}
        maxLength={2_000}
        autoFocus
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        onEnter={() => void send()}
      />
      <Button onClick={onClose}>{text.cancel}</Button>
      <Button look="primary" busy={busy} disabled={reason.trim() === ''} onClick={() => void send()}>
        {submit}
      </Button>
    </div>
  );
}
