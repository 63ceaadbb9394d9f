import { useState } from 'react';
import type { Command } from '../../../../shared/runbook/model.ts';
import { runnableProbe } from '../../../../shared/runbook/runnable-probe.ts';
import { Button } from '../../../components/Button.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { placeholderInputsOf, usePlaceholderInputs } from '../../../state/placeholder-inputs.ts';
import { checkRunOf, dismissCheckProblem, runCheck, stopCheck, useCheckRuns } from '../../../state/readings.ts';
import { useText } from '../../../text/useText.ts';
import { ActionButtons } from '../actions/ActionButtons.tsx';
import { useScene } from '../scene.ts';
import styles from './CommandButtons.module.css';
import { CopyButton } from './CopyButton.tsx';
import { fillText, missingPlaceholder } from './command-text.ts';

type CommandButtonsProps = { command: Command; name: string; readByKey: boolean; copiedByKey: boolean };

/** Reading (only what is a look), copying, and what else can be done with what changes something; the keys go to the command in hand. */
export function CommandButtons({ command, name, readByKey, copiedByKey }: CommandButtonsProps) {
  const text = useText().incident.steps;
  const { incidentId, canRead } = useScene();
  const inputs = usePlaceholderInputs(placeholderInputsOf(incidentId));
  const run = useCheckRuns(checkRunOf(incidentId, command.id));
  const [asked, setAsked] = useState(false);
  const isLook = runnableProbe(command) !== null;
  const missing = missingPlaceholder(command, inputs);
  const read = (): void => {
    setAsked(true);
    if (missing !== null || run.running) return;
    const filled = Object.fromEntries(command.placeholders.map((each) => [each, inputs[each] ?? '']));
    void runCheck(incidentId, command.id, filled);
  };
  useKeys(isLook && readByKey && canRead ? [{ key: 'r', label: text.read, run: read }] : []);
  return (
    <>
      <div className={styles.buttons}>
        {isLook ? (
          <Button
            look="primary"
            keys={readByKey ? 'r' : undefined}
            busy={run.running}
            disabled={!canRead}
            aria-label={`${text.read}: ${name}`}
            onClick={read}
          >
            {run.running ? text.reading : text.read}
          </Button>
        ) : null}
        {run.running ? <Button onClick={() => stopCheck(incidentId, command.id)}>{text.stop}</Button> : null}
        <CopyButton
          text={fillText(command.substitute?.text ?? command.text, inputs)}
          label={text.copy}
          name={`${text.copy}: ${name}`}
          keys={copiedByKey ? 'c' : undefined}
        />
        {isLook ? null : <ActionButtons command={command} name={name} />}
        {command.substitute === null ? null : (
          <CopyButton
            look="quiet"
            text={fillText(command.text, inputs)}
            label={text.copyOriginal}
            name={`${text.copyOriginal}: ${name}`}
          />
        )}
      </div>
      {asked && missing !== null ? (
        <p className={styles.missing} role="alert">
          {text.placeholderMissing(missing)}
        </p>
      ) : null}
      <ProblemBox problem={run.problem} onDismiss={() => dismissCheckProblem(incidentId, command.id)} />
    </>
  );
}
