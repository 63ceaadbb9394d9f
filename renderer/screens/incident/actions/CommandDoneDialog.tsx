import { useState } from 'react';
import { type CommandOutcome, commandOutcomeSchema } from '../../../../shared/incident/action-payloads.ts';
import { findCommand } from '../../../../shared/incident/runbook-items.ts';
import { Button } from '../../../components/Button.tsx';
import { ChoiceChips } from '../../../components/ChoiceChips.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TextArea, TextInput } from '../../../components/TextInput.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { closeDialog } from '../../../state/desk.ts';
import { useNowMs } from '../../../state/now.ts';
import { placeholderInputsOf, usePlaceholderInputs } from '../../../state/placeholder-inputs.ts';
import { useText } from '../../../text/useText.ts';
import { AttemptNotice } from '../AttemptNotice.tsx';
import { reasonOrNull, useCommands } from '../commands.ts';
import { fromZonedTime } from '../dialogs/zoned-time.ts';
import { useScene } from '../scene.ts';
import { fillText } from '../steps/command-text.ts';

/** A command that a person ran elsewhere: its text as it was run, how it went, and when. */
export function CommandDoneDialog({ runbookCommandId }: { runbookCommandId: string }) {
  const { actions: text, common } = useText();
  const { incidentId, state, runbook } = useScene();
  const commands = useCommands();
  const nowMs = useNowMs();
  const inputs = usePlaceholderInputs(placeholderInputsOf(incidentId));
  const command = runbook === null ? null : (findCommand(runbook, runbookCommandId)?.command ?? null);
  const [ran, setRan] = useState(() => (command === null ? '' : fillText(command.text, inputs)));
  const [outcome, setOutcome] = useState<CommandOutcome>('succeeded');
  const [when, setWhen] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const atMs = when.trim() === '' ? null : fromZonedTime(when, state.zone, nowMs);
  const isInvalid = when.trim() !== '' && atMs === null;
  async function record(): Promise<void> {
    if (busy || isInvalid || ran.trim() === '') return;
    setBusy(true);
    if (await commands.recordCommand(runbookCommandId, ran.trim(), outcome, reasonOrNull(note), atMs)) closeDialog();
    setBusy(false);
  }
  useKeys([{ key: 'mod+enter', label: text.doneSave, inInputs: true, run: () => void record() }]);
  return (
    <Dialog
      open
      onClose={closeDialog}
      title={text.doneTitle}
      description={text.doneHint}
      closeLabel={common.cancel}
      actions={
        <Button look="primary" keys="mod+enter" busy={busy} disabled={ran.trim() === ''} onClick={() => void record()}>
          {text.doneSave}
        </Button>
      }
    >
      <TextArea
        mono
        label={text.doneText}
        value={ran}
        onChange={({ currentTarget }) => setRan(currentTarget.value)}
        onConfirm={() => void record()}
      />
      <ChoiceChips<CommandOutcome>
        label={text.doneOutcome}
        value={outcome}
        options={commandOutcomeSchema.options.map((value) => ({ value, label: text.doneOutcomes[value] }))}
        onChange={setOutcome}
      />
      <TextInput
        label={text.doneAt}
        hint={text.doneAtHint}
        error={isInvalid ? text.invalidTime : null}
        value={when}
        onChange={({ currentTarget }) => setWhen(currentTarget.value)}
        onEnter={() => void record()}
      />
      <TextInput
        label={text.doneNote}
        hint={text.doneNoteHint}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
        onEnter={() => void record()}
      />
      <AttemptNotice />
    </Dialog>
  );
}
