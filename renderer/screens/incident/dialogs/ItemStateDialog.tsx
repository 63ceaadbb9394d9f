import { useState } from 'react';
import type { ItemState } from '../../../../shared/incident/event.ts';
import { Button } from '../../../components/Button.tsx';
import { ChoiceChips } from '../../../components/ChoiceChips.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { closeDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { AttemptNotice } from '../AttemptNotice.tsx';
import { reasonOrNull, useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';

const outcomes = ['warn', 'failed', 'contradicts', 'notPossible', 'running'] as const satisfies readonly ItemState[];
type Outcome = (typeof outcomes)[number];

/** How a step came out, where it was neither simply done nor skipped, and why. */
export function ItemStateDialog({ workId, text: about }: { workId: string; text: string }) {
  const { incident, common } = useText();
  const { steps: text, after } = incident;
  const { state } = useScene();
  const commands = useCommands();
  const standing = state.items[workId];
  const [outcome, setOutcome] = useState<Outcome>(() => outcomes.find((each) => each === standing?.state) ?? 'failed');
  const [reason, setReason] = useState(standing?.reason ?? '');
  const [busy, setBusy] = useState(false);
  async function record(): Promise<void> {
    if (busy) return;
    setBusy(true);
    if (await commands.setItem(workId, outcome, reasonOrNull(reason))) closeDialog();
    setBusy(false);
  }
  useKeys([{ key: 'mod+enter', label: incident.confirm, inInputs: true, run: () => void record() }]);
  return (
    <Dialog
      open
      onClose={closeDialog}
      title={text.outcomeTitle}
      description={about}
      closeLabel={common.cancel}
      actions={
        <Button look="primary" keys="mod+enter" busy={busy} onClick={() => void record()}>
          {text.outcomeRecord}
        </Button>
      }
    >
      <ChoiceChips<Outcome>
        label={text.outcomeTitle}
        value={outcome}
        options={outcomes.map((value) => ({ value, label: text.states[value] }))}
        onChange={setOutcome}
      />
      <TextInput
        label={after.reasonLabel}
        hint={text.outcomeHint}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        onEnter={() => void record()}
      />
      <AttemptNotice />
    </Dialog>
  );
}
