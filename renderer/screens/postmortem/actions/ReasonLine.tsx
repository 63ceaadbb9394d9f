import { useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useText } from '../../../text/useText.ts';
import styles from './ActionItemsDialog.module.css';

type ReasonLineProps = { label: string; onCancel: () => void; onConfirm: (reason: string) => void };

/** The proof or the reason that a change of an action's status asks for. */
export function ReasonLine({ label, onCancel, onConfirm }: ReasonLineProps) {
  const { actionItems: words } = useText();
  const [reason, setReason] = useState('');
  const confirm = () => {
    if (reason.trim() !== '') onConfirm(reason);
  };
  return (
    <div className={styles.reason}>
      <TextInput
        label={label}
        value={reason}
        maxLength={2_000}
        autoFocus
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        onEnter={confirm}
      />
      <Button onClick={onCancel}>{words.cancel}</Button>
      <Button look="primary" disabled={reason.trim() === ''} onClick={confirm}>
        {words.confirm}
      </Button>
    </div>
  );
}
