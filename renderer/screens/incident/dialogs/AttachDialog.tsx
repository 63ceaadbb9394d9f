import { useState } from 'react';
import { findCommand } from '../../../../shared/incident/runbook-items.ts';
import { textToCopy } from '../../../../shared/runbook/copied-text.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextArea, TextInput } from '../../../components/TextInput.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { closeDialog, openDialog, useDesk } from '../../../state/desk.ts';
import { placeholderInputsOf, usePlaceholderInputs } from '../../../state/placeholder-inputs.ts';
import { useText } from '../../../text/useText.ts';
import { AttemptNotice } from '../AttemptNotice.tsx';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';

type AttachDialogProps = { pasted: string; runbookCommandId: string | null };

/**
 * Output of a terminal becomes evidence as good as what the app read itself; that of a command of the runbook, which is likely the one
 * that was copied last, is read for its measures too.
 */
export function AttachDialog({ pasted, runbookCommandId }: AttachDialogProps) {
  const { incident, common } = useText();
  const text = incident.note;
  const { incidentId, state, runbook } = useScene();
  const commands = useCommands();
  const inputs = usePlaceholderInputs(placeholderInputsOf(incidentId));
  const desk = useDesk();
  const likely = runbook && findCommand(runbook, runbookCommandId ?? desk.copiedCommandId ?? '')?.command;
  const probe = likely?.substitute?.probe ?? likely?.probe ?? null;
  // `ssh HOST …` says itself where it was run.
  const saysHost = probe !== null && 'sshAlias' in probe && probe.sshAlias !== undefined;
  const hosts = saysHost ? [] : (state.environment?.hosts ?? []);
  const [isOfCommand, setIsOfCommand] = useState(likely !== null && likely !== undefined);
  const [hostId, setHostId] = useState(desk.hostId ?? hosts[0]?.id ?? '');
  const [title, setTitle] = useState('');
  const [output, setOutput] = useState(pasted);
  const [busy, setBusy] = useState(false);
  const send = (): Promise<boolean> => {
    if (!likely || !isOfCommand) {
      return commands.attachText(title.trim() === '' ? text.pastedTitle : title.trim(), output);
    }
    const filled = Object.fromEntries(likely.placeholders.map((name) => [name, inputs[name] ?? '']));
    return commands.pasteOutput(likely.id, filled, hosts.length > 1 ? hostId : undefined, output);
  };
  async function attach(): Promise<void> {
    if (busy || output === '') return;
    setBusy(true);
    if (await send()) closeDialog();
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
        <>
          <Button disabled={output === ''} onClick={() => openDialog({ kind: 'pasteLines', text: output })}>
            {incident.pasteLines.fromOutput}
          </Button>
          <Button look="primary" keys="mod+enter" busy={busy} disabled={output === ''} onClick={() => void attach()}>
            {text.attachSubmit}
          </Button>
        </>
      }
    >
      {likely ? (
        <Select
          label={text.attachCommand}
          hint={text.attachCommandHint}
          value={isOfCommand ? 'command' : 'none'}
          options={[
            {
              value: 'command',
              label: textToCopy(likely.substitute?.text ?? likely.text, likely.language, inputs).text,
            },
            { value: 'none', label: text.attachNoCommand },
          ]}
          onChange={(value) => setIsOfCommand(value === 'command')}
        />
      ) : null}
      {likely && isOfCommand && hosts.length > 1 ? (
        <Select
          label={text.attachHost}
          value={hostId}
          options={hosts.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setHostId}
        />
      ) : null}
      {likely && isOfCommand ? null : (
        <TextInput
          label={text.attachName}
          placeholder={text.attachNamePlaceholder}
          value={title}
          onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        />
      )}
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
