import { useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TextArea, TextInput } from '../../../components/TextInput.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { closeDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { AttemptNotice } from '../AttemptNotice.tsx';
import { useCommands } from '../commands.ts';

/** Output of a terminal becomes evidence as good as what the app read itself. */
export function AttachDialog({ pasted }: { pasted: string }) {
  const { incident, common } = useText();
  const text = incident.note;
  const commands = useCommands();
  const [title, setTitle] = useState('');
  const [output, setOutput] = useState(pasted);
  const [busy, setBusy] = useState(false);
  async function attach(): Promise<void> {
    if (busy || output === '') return;
    setBusy(true);
    if (await commands.attachText(title.trim() === '' ? text.pastedTitle : title.trim(), output)) closeDialog();
    setBusy(false);
  }
  useKeys([{ key: 'mod+enter', label: text.attachSubmit, inInputs: true, run: () => void attach() }]);
  return (
    <Dialog
      open
      wide
      onClose={closeDialog}
      title={text.attachTitle}
      description={text.attachExplain}
      closeLabel={common.cancel}
      actions={
        <Button look="primary" keys="mod+enter" busy={busy} disabled={output === ''} onClick={() => void attach()}>
          {text.attachSubmit}
        </Button>
      }
    >
      <TextInput
        label={text.attachName}
        placeholder={text.attachNamePlaceholder}
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <TextArea
        mono
        rows={12}
        label={text.attachText}
        value={output}
        onChange={({ currentTarget }) => setOutput(currentTarget.value)}
      />
      <AttemptNotice />
    </Dialog>
  );
}
