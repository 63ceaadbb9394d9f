import { useState } from 'react';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TextArea, TextInput } from '../../../components/TextInput.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { closeDialog } from '../../../state/desk.ts';
import { useQuery } from '../../../state/query.ts';
import { timelineSource } from '../../../state/timeline-source.ts';
import { useText } from '../../../text/useText.ts';
import { AttemptNotice } from '../AttemptNotice.tsx';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import { EarlierWordings } from '../timeline/EarlierWordings.tsx';
import { fromZonedTime, toZonedTime, zonedTimeShape } from './zoned-time.ts';

type ReviseDialogProps = { eventId: string; text: string; happenedAtMs: number };

/** Corrects a note's words and its time; what it said before stays in the record. */
export function ReviseDialog({ eventId, text: before, happenedAtMs }: ReviseDialogProps) {
  const { incident, common } = useText();
  const text = incident.timeline;
  const { incidentId, state } = useScene();
  const { zone } = state;
  const row = useQuery(timelineSource(incidentId)).data?.rows.find((each) => each.eventId === eventId);
  const earlier = row?.revision?.earlier ?? null;
  const commands = useCommands();
  const timeBefore = toZonedTime(happenedAtMs, zone);
  const [words, setWords] = useState(before);
  const [time, setTime] = useState(timeBefore);
  const [busy, setBusy] = useState(false);
  const atMs = time === timeBefore ? happenedAtMs : fromZonedTime(time, zone, happenedAtMs);
  async function revise(): Promise<void> {
    if (busy || atMs === null || words.trim() === '') return;
    setBusy(true);
    const moved = atMs === happenedAtMs ? null : atMs;
    if (await commands.reviseNote(eventId, words.trim(), moved)) closeDialog();
    setBusy(false);
  }
  useKeys([{ key: 'mod+enter', label: text.revise, inInputs: true, run: () => void revise() }]);
  return (
    <Dialog
      open
      onClose={closeDialog}
      title={text.reviseTitle}
      closeLabel={common.cancel}
      actions={
        <Button
          look="primary"
          keys="mod+enter"
          busy={busy}
          disabled={words.trim() === '' || atMs === null}
          onClick={() => void revise()}
        >
          {text.revise}
        </Button>
      }
    >
      <TextArea
        label={text.reviseLabel}
        rows={4}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      <TextInput
        mono
        placeholder={zonedTimeShape}
        label={`${text.reviseTime} (${zone})`}
        error={atMs === null ? incident.milestones.invalid : null}
        value={time}
        onChange={({ currentTarget }) => setTime(currentTarget.value)}
      />
      {earlier === null ? null : <EarlierWordings earlier={earlier} zone={zone} />}
      <AttemptNotice />
    </Dialog>
  );
}
