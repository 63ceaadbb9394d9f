import { useRef, useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { closeDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { AttemptNotice } from '../AttemptNotice.tsx';

type ReasonDialogProps = {
  title: string;
  /** What the reason is about, as it stands on the screen. */
  about?: string | undefined;
  hint?: string | undefined;
  /** What is asked for, where it is no reason. */
  label?: string | undefined;
  confirm: string;
  required?: boolean;
  onClose?: () => void;
  /** Answers whether it is recorded; then the dialog closes. */
  onConfirm: (reason: string) => Promise<boolean>;
};

/** One line of reason, Enter, done. Closing records nothing. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, about, hint, label, confirm, required = false, onClose = closeDialog, onConfirm } = props;
  const { incident: text, common } = useText();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  async function submit(): Promise<void> {
    if (busy) return;
    setMissing(required && reason.trim() === '');
    if (required && reason.trim() === '') return;
    setBusy(true);
    if (await onConfirm(reason.trim())) onClose();
    setBusy(false);
  }
  useKeys([{ key: 'mod+enter', label: text.confirm, inInputs: true, run: () => void submit() }]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={about}
      closeLabel={common.cancel}
      initialFocus={input}
      actions={
        <Button look="primary" keys="enter" busy={busy} onClick={() => void submit()}>
          {confirm}
        </Button>
      }
    >
      <TextInput
        ref={input}
        label={label ?? text.after.reasonLabel}
        hint={hint}
        error={missing ? text.reasonRequired : null}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        onEnter={() => void submit()}
      />
      <AttemptNotice />
    </Dialog>
  );
}
