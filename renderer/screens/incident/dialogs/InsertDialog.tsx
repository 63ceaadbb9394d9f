import { useRef, useState } from 'react';
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
import { timeBetween } from '../timeline/time-between.ts';
import { fromZonedTime, toZonedTime, zonedTimeShape } from './zoned-time.ts';

/** A note that was left out, between a row and the one behind it, with a time between theirs filled in. */
export function InsertDialog({ afterEventId }: { afterEventId: string }) {
  const { incident, common } = useText();
  const text = incident.insert;
  const { incidentId, state } = useScene();
  const { zone } = state;
  const commands = useCommands();
  const rows = useQuery(timelineSource(incidentId)).data?.rows;
  const box = useRef<HTMLTextAreaElement>(null);
  const [offeredMs] = useState(() => {
    const index = rows?.findIndex(({ eventId }) => eventId === afterEventId) ?? -1;
    const before = rows?.[index];
    return before === undefined
      ? Date.now()
      : timeBetween(before.happenedAtMs, rows?.[index + 1]?.happenedAtMs ?? null, Date.now());
  });
  const offered = toZonedTime(offeredMs, zone);
  const [words, setWords] = useState('');
  const [time, setTime] = useState(offered);
  const [busy, setBusy] = useState(false);
  const atMs = time === offered ? offeredMs : fromZonedTime(time, zone, offeredMs);
  async function insert(): Promise<void> {
    if (busy || atMs === null || words.trim() === '') return;
    setBusy(true);
    if (await commands.addNotes([{ text: words.trim(), atMs }])) closeDialog();
    setBusy(false);
  }
  useKeys([{ key: 'mod+enter', label: text.submit, inInputs: true, run: () => void insert() }]);
  return (
    <Dialog
      open
      onClose={closeDialog}
      title={text.title}
      description={text.explain}
      closeLabel={common.cancel}
      initialFocus={box}
      actions={
        <Button
          look="primary"
          keys="mod+enter"
          busy={busy}
          disabled={words.trim() === '' || atMs === null}
          onClick={() => void insert()}
        >
          {text.submit}
        </Button>
      }
    >
      <TextArea
        ref={box}
        label={incident.timeline.reviseLabel}
        rows={3}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      <TextInput
        mono
        placeholder={zonedTimeShape}
        label={`${incident.timeline.reviseTime} (${zone})`}
        error={atMs === null ? incident.milestones.invalid : null}
        value={time}
        onChange={({ currentTarget }) => setTime(currentTarget.value)}
      />
      <AttemptNotice />
    </Dialog>
  );
}
