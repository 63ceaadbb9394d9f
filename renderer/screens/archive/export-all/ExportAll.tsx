import { useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Fetched, partOf } from '../../../components/Fetched.tsx';
import { useSession } from '../../../state/session.ts';
import { useText } from '../../../text/useText.ts';

const exportAllDialog = partOf(async () => (await import('./ExportAllDialog.tsx')).ExportAllDialog);

/** The way to writing all incidents as plain files. */
export function ExportAll() {
  const text = useText().plainFiles;
  const readOnly = useSession((session) => session.info?.readOnly === true);
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button look="quiet" disabled={readOnly} onClick={() => setOpen(true)}>
        {text.open}
      </Button>
      {open ? <Fetched part={exportAllDialog}>{(Dialog) => <Dialog onClose={() => setOpen(false)} />}</Fetched> : null}
    </div>
  );
}
