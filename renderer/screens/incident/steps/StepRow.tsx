import { worstLevel } from '../../../../shared/diagnosis/level.ts';
import type { Step } from '../../../../shared/runbook/model.ts';
import { classes } from '../../../components/classes.ts';
import { LevelMark } from '../../../components/LevelMark.tsx';
import { takeInHand } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { isFinished, recordOf } from '../guide/progress.ts';
import type { Stage, Work } from '../guide/work.ts';
import { useScene } from '../scene.ts';
import { lastChecksOf } from './last-check.ts';
import { StateMark } from './StateMark.tsx';
import { StateWord } from './StateWord.tsx';
import { StepBody } from './StepBody.tsx';
import { workElementId } from './useWorkKeys.ts';
import styles from './WorkRow.module.css';

type StepRowProps = { stage: Stage; work: Work; step: Step; index: number; open: boolean };

/** A step on one line with what it read; in hand, it opens. */
export function StepRow({ stage, work, step, index, open }: StepRowProps) {
  const text = useText().incident.steps;
  const { state } = useScene();
  const record = recordOf(work, state);
  const finished = isFinished(work, state);
  const checks = step.commands.flatMap(({ id }) => lastChecksOf(state, id));
  const heading = step.title === null ? (step.alternative ?? work.text) : step.title;
  const hasBadge = step.alternative !== null && step.title !== null && !step.title.includes(step.alternative);
  return (
    <li
      id={workElementId(work.id)}
      className={classes(styles.row, open && styles.inHand)}
      aria-label={work.text}
      aria-current={open ? 'step' : undefined}
    >
      <div className={styles.line}>
        <button type="button" className={styles.title} aria-expanded={open} onClick={() => takeInHand(stage, work.id)}>
          <StateMark state={record?.state ?? 'notDone'} finished={finished} />
          <span className={styles.number}>{index + 1}</span>
          <span className={finished && !open ? styles.finished : undefined}>{heading}</span>
          <StateWord state={record?.state ?? 'notDone'} />
          {step.title === null && step.alternative !== null ? (
            <span className={styles.when}>{text.alternative}</span>
          ) : null}
          {hasBadge ? <span className={styles.when}>{step.alternative}</span> : null}
        </button>
        {open || step.commands[0] === undefined ? null : (
          <code className={styles.brief} title={step.commands[0].text}>
            {step.commands[0].text}
          </code>
        )}
        {checks.length === 0 ? null : (
          <span className={styles.result}>
            <LevelMark level={worstLevel(checks.map(({ level }) => level))} />
            <EvidenceChips ids={checks.map(({ evidenceId }) => evidenceId)} />
          </span>
        )}
      </div>
      {record?.reason ? <p className={styles.reason}>{text.reason(record.reason)}</p> : null}
      {open ? <StepBody stage={stage} work={work} step={step} /> : null}
    </li>
  );
}
