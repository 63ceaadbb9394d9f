import { useText } from '../text/useText.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

type AskFirstProps = {
  open: boolean;
  title: string;
  explain: string;
  /** Word of the button that does it. */
  confirm: string;
  onClose: () => void;
  onConfirm: () => void;
};

/** Asks before something is taken away; closing takes nothing away. */
export function AskFirst({ open, title, explain, confirm, onClose, onConfirm }: AskFirstProps) {
  const text = useText().common;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      description={explain}
      closeLabel={text.cancel}
      actions={
        <Button
          look="primary"
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {confirm}
        </Button>
      }
    />
  );
}
