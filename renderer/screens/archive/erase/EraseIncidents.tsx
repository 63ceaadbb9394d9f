import { useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { useSession } from '../../../state/session.ts';
import { useText } from '../../../text/useText.ts';
import { EraseDialog } from './EraseDialog.tsx';

/** The way to deleting, off the list itself, so that no hand slips onto it. */
export function EraseIncidents() {
  const text = useText().erase;
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button look="quiet" disabled={readOnly} onClick={() => setOpen(true)}>
        {text.open}
      </Button>
      {open ? <EraseDialog onClose={() => setOpen(false)} /> : null}
    </div>
  );
}
