import type { TimelineRow } from '../../../../shared/incident/state.ts';
import { canBeUndone } from '../../../../shared/incident/undo.ts';
import { Button } from '../../../components/Button.tsx';
import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { useScene } from '../scene.ts';
import styles from './RowActions.module.css';

/** What can be done with the row in hand: nothing of it takes the row away. */
export function RowActions({ row, words }: { row: TimelineRow; words: string }) {
  const { timeline: text, insert } = useText().incident;
  const { canWrite, state } = useScene();
  const commands = useCommands();
  if (!canWrite) return null;
  const { eventId, starred, struck, undone, event, happenedAtMs } = row;
  return (
    <div className={styles.actions}>
      <Button keys="*" aria-pressed={starred} onClick={() => void commands.setStar(eventId, !starred)}>
        {starred ? text.unstar : text.star}
      </Button>
      <Button keys="i" onClick={() => openDialog({ kind: 'insert', afterEventId: eventId })}>
        {insert.open}
      </Button>
      {event.kind === 'noteAdded' && !undone ? (
        <Button onClick={() => openDialog({ kind: 'revise', eventId, text: words, happenedAtMs })}>
          {text.revise}
        </Button>
      ) : null}
      {struck === null && !undone ? (
        <Button onClick={() => openDialog({ kind: 'strike', eventId, text: words })}>{text.strike}</Button>
      ) : null}
      {canBeUndone(event) && !undone && state.status === 'open' ? (
        <Button onClick={() => void commands.undo(eventId)}>{text.undo}</Button>
      ) : null}
    </div>
  );
}
