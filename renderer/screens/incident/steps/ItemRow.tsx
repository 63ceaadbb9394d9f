import { Button } from '../../../components/Button.tsx';
import { classes } from '../../../components/classes.ts';
import { openDialog, takeInHand } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { isFinished, recordOf } from '../guide/progress.ts';
import type { Stage, Work } from '../guide/work.ts';
import { SeePattern } from '../SeePattern.tsx';
import { useScene } from '../scene.ts';
import { PreparationReading } from './PreparationReading.tsx';
import { StateMark } from './StateMark.tsx';
import { StateWord } from './StateWord.tsx';
import { workElementId } from './useWorkKeys.ts';
import { VerifiedByReading } from './VerifiedByReading.tsx';
import styles from './WorkRow.module.css';

/** A line to tick off or to skip with a reason. */
export function ItemRow({ stage, work, open }: { stage: Stage; work: Work; open: boolean }) {
  const text = useText().incident.steps;
  const { state, canWrite } = useScene();
  const commands = useCommands();
  const record = recordOf(work, state);
  const finished = isFinished(work, state);
  return (
    <li
      id={workElementId(work.id)}
      className={classes(styles.row, open && styles.inHand)}
      aria-label={work.text}
      aria-current={open ? 'step' : undefined}
    >
      <div className={styles.line}>
        <button type="button" className={styles.title} onClick={() => takeInHand(stage, work.id)}>
          <StateMark state={record?.state ?? 'notDone'} finished={finished} />
          <span className={finished ? styles.finished : undefined}>{work.text}</span>
          <StateWord state={record?.state ?? 'notDone'} />
        </button>
        <SeePattern number={work.seePattern} />
        {finished ? (
          <Button
            look="quiet"
            disabled={!canWrite}
            aria-label={`${text.undo}: ${work.text}`}
            onClick={() => void commands.setItem(work.id, 'notDone')}
          >
            {text.undo}
          </Button>
        ) : (
          <>
            <Button
              keys={open ? 'x' : undefined}
              disabled={!canWrite}
              aria-label={`${text.done}: ${work.text}`}
              onClick={() => void commands.setItem(work.id, 'ok')}
            >
              {text.done}
            </Button>
            <Button
              look="quiet"
              keys={open ? 's' : undefined}
              disabled={!canWrite}
              aria-label={`${text.skip}: ${work.text}`}
              onClick={() => openDialog({ kind: 'skip', workId: work.id, text: work.text })}
            >
              {text.skip}
            </Button>
            {open ? (
              <Button
                look="quiet"
                keys="shift+x"
                disabled={!canWrite}
                aria-label={`${text.outcome}: ${work.text}`}
                onClick={() => openDialog({ kind: 'itemState', workId: work.id, text: work.text })}
              >
                {text.outcome}
              </Button>
            ) : null}
          </>
        )}
      </div>
      {stage === 'preparation' ? <PreparationReading itemId={work.id} /> : null}
      {stage === 'after' ? <VerifiedByReading itemId={work.id} /> : null}
      {record?.reason ? <p className={styles.reason}>{text.reason(record.reason)}</p> : null}
    </li>
  );
}
