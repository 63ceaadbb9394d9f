import { isExpectation } from '../../../../shared/runbook/expected-result.ts';
import type { Step } from '../../../../shared/runbook/model.ts';
import { Button } from '../../../components/Button.tsx';
import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useCommands } from '../commands.ts';
import { type Stage, type Work, workOf } from '../guide/work.ts';
import { useScene } from '../scene.ts';
import { CommandBlock } from './CommandBlock.tsx';
import { commandToCopy, commandToRead } from './command-in-hand.ts';
import { useFinish } from './useWorkKeys.ts';
import styles from './WorkRow.module.css';

/** The step in hand: its commands, the runbook's advice, and the ways to be done with it. */
export function StepBody({ stage, work, step }: { stage: Stage; work: Work; step: Step }) {
  const text = useText().incident.steps;
  const { state, runbook, pattern, canWrite } = useScene();
  const commands = useCommands();
  const finish = useFinish(stage, workOf(stage, runbook, pattern, state.causes));
  const toRead = commandToRead(step.commands, state);
  const toCopy = commandToCopy(step.commands, state);
  // What is to be expected stands with the check itself.
  const isLook = step.commands.some(({ risk }) => risk === 'observe');
  const advice = step.comments.filter((comment) => !isLook || !isExpectation(comment));
  const said = (state.items[work.id]?.state ?? 'notDone') !== 'notDone';
  return (
    <div className={styles.body}>
      {advice.length === 0 ? null : <p className={styles.advice}>{advice.join('\n')}</p>}
      {step.commands.map((command, index) => (
        <CommandBlock
          key={command.id}
          command={command}
          step={step}
          name={step.commands.length === 1 ? work.text : `${work.text} ${text.command(index + 1)}`}
          readByKey={command.id === toRead?.id}
          copiedByKey={command.id === toCopy?.id}
        />
      ))}
      <div className={styles.actions}>
        <Button
          keys="x"
          disabled={!canWrite}
          aria-label={`${text.done}: ${work.text}`}
          onClick={() => void finish(work)}
        >
          {text.done}
        </Button>
        <Button
          look="quiet"
          keys="s"
          disabled={!canWrite}
          aria-label={`${text.skip}: ${work.text}`}
          onClick={() => openDialog({ kind: 'skip', workId: work.id, text: work.text })}
        >
          {text.skip}
        </Button>
        <Button
          look="quiet"
          keys="shift+x"
          disabled={!canWrite}
          aria-label={`${text.outcome}: ${work.text}`}
          onClick={() => openDialog({ kind: 'itemState', workId: work.id, text: work.text })}
        >
          {text.outcome}
        </Button>
        {said ? (
          <Button
            look="quiet"
            disabled={!canWrite}
            aria-label={`${text.undo}: ${work.text}`}
            onClick={() => void commands.setItem(work.id, 'notDone')}
          >
            {text.undo}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
