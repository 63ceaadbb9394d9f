import { useRef, useState } from 'react';
import type { DocumentStatus } from '../../../../shared/postmortem/document/document-payloads.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useWritingText } from '../useWritingText.ts';

type DocumentDialogProps = {
  asks: 'owner' | 'review' | 'back';
  /** States that it can go back to. */
  earlier: readonly DocumentStatus[];
  /** What stands in the box at first. */
  name: string;
  onClose: () => void;
  /** A name or a reason, and where to go back to. */
  onConfirm: (words: string, to: DocumentStatus) => void;
};

/** Asks for the one name or reason that a change of the document's state needs. */
export function DocumentDialog({ asks, earlier, name, onClose, onConfirm }: DocumentDialogProps) {
  const { document: text } = useWritingText();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(name);
  const [to, setTo] = useState<DocumentStatus>(earlier.at(-1) ?? 'draft');
  const { title, hint, confirm } = { owner: text.ownerDialog, review: text.reviewDialog, back: text.backDialog }[asks];
  const label = { owner: text.ownerDialog.name, review: text.reviewDialog.name, back: text.backDialog.reason }[asks];
  const complete = asks === 'owner' || words.trim() !== '';
  const confirmNow = () => {
    if (complete) onConfirm(words, to);
  };
  return (
    <Dialog
      open
      title={title}
      description={hint}
      onClose={onClose}
      initialFocus={input}
      actions={
        <Button look="primary" disabled={!complete} onClick={confirmNow}>
          {confirm}
        </Button>
      }
    >
      {asks === 'back' ? (
        <Select
          label={text.backDialog.to}
          value={to}
          options={earlier.map((value) => ({ value, label: text.statuses[value] }))}
          onChange={setTo}
        />
      ) : null}
      <TextInput
        ref={input}
        label={label}
        value={words}
        maxLength={200}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
        onEnter={confirmNow}
      />
    </Dialog>
  );
}
