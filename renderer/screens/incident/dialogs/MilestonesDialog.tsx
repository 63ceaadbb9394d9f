import { type RefObject, useRef, useState } from 'react';
import { type Milestone, milestones } from '../../../../shared/incident/event.ts';
import { milestoneContradictions } from '../../../../shared/incident/milestone-order.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { zoneNameAt } from '../../../components/Time.tsx';
import { closeDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { AttemptNotice } from '../AttemptNotice.tsx';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import styles from './MilestonesDialog.module.css';
import { fromZonedTime, toZonedTime, zonedTimeShape } from './zoned-time.ts';

/** The moments that durations and deadlines count from, each to be set, corrected or taken back. */
export function MilestonesDialog({ inHand }: { inHand: Milestone | undefined }) {
  const { milestones: text, markers } = useText().incident;
  const { state } = useScene();
  const { zone } = state;
  const contradictions = milestoneContradictions(state.milestones);
  const fieldInHand = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open
      wide
      onClose={closeDialog}
      initialFocus={inHand === undefined ? undefined : fieldInHand}
      title={text.title}
      description={text.explain(`${zone} (${zoneNameAt(Date.now(), zone)})`)}
    >
      <ul className={styles.list}>
        {milestones.map((milestone) => (
          <MilestoneField
            key={milestone}
            milestone={milestone}
            field={milestone === inHand ? fieldInHand : undefined}
          />
        ))}
      </ul>
      {contradictions.length === 0 ? null : (
        <ul role="status" className={styles.contradictions}>
          {contradictions.map(({ earlier, later }) => (
            <li key={`${earlier} ${later}`}>{markers.contradicts(later, earlier)}</li>
          ))}
        </ul>
      )}
      <AttemptNotice />
    </Dialog>
  );
}

type MilestoneFieldProps = { milestone: Milestone; field: RefObject<HTMLInputElement | null> | undefined };

function MilestoneField({ milestone, field }: MilestoneFieldProps) {
  const text = useText().incident.milestones;
  const { state, canWrite } = useScene();
  const commands = useCommands();
  const record = state.milestones[milestone];
  const standing = record === null ? '' : toZonedTime(record.atMs, state.zone);
  const [typed, setTyped] = useState<string | null>(null);
  const [invalid, setInvalid] = useState(false);
  const name = text.names[milestone];
  const dayOfMs = record?.atMs ?? state.milestones.declared?.atMs ?? Date.now();
  async function set(atMs: number | null): Promise<void> {
    setInvalid(atMs === null);
    if (atMs !== null && (await commands.setMilestone(milestone, atMs))) setTyped(null);
  }
  const setTypedTime = (): void => void set(fromZonedTime(typed ?? standing, state.zone, dayOfMs));
  return (
    <li className={styles.milestone}>
      <TextInput
        ref={field}
        mono
        label={name}
        hint={record === null ? text.unknown : text.sources[record.source]}
        error={invalid ? text.invalid : null}
        placeholder={zonedTimeShape}
        disabled={!canWrite}
        value={typed ?? standing}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onEnter={setTypedTime}
      />
      <div className={styles.buttons}>
        <Button
          disabled={!canWrite || typed === null || typed === standing}
          aria-label={`${text.set}: ${name}`}
          onClick={setTypedTime}
        >
          {text.set}
        </Button>
        <Button disabled={!canWrite} aria-label={`${text.now}: ${name}`} onClick={() => void set(Date.now())}>
          {text.now}
        </Button>
        {record === null || milestone === 'declared' ? null : (
          <Button
            look="quiet"
            disabled={!canWrite}
            aria-label={`${text.clear}: ${name}`}
            onClick={() => {
              setTyped(null);
              setInvalid(false);
              void commands.setMilestone(milestone, null);
            }}
          >
            {text.clear}
          </Button>
        )}
      </div>
    </li>
  );
}
