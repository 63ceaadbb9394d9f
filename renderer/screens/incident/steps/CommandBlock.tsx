import { textToCopy } from '../../../../shared/runbook/copied-text.ts';
import type { Command, Step } from '../../../../shared/runbook/model.ts';
import { runnableProbe } from '../../../../shared/runbook/runnable-probe.ts';
import type { SignalAction } from '../../../../shared/runbook/signal-action.ts';
import type { ActionsText } from '../../../../shared/text/ui/actions-ja.ts';
import { classes } from '../../../components/classes.ts';
import { placeholderInputsOf, usePlaceholderInputs } from '../../../state/placeholder-inputs.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import { actionOfCommand } from '../actions/action-of-command.ts';
import { CommandsDone } from '../actions/CommandsDone.tsx';
import { useScene } from '../scene.ts';
import { CheckResult } from './CheckResult.tsx';
import styles from './CommandBlock.module.css';
import { CommandButtons } from './CommandButtons.tsx';
import { findingsOf } from './command-text.ts';
import { ExpectedLine } from './ExpectedLine.tsx';
import { PlaceholderInputs } from './PlaceholderInputs.tsx';
import { returnCommand } from './return-command.ts';

type CommandBlockProps = { command: Command; step?: Step; name: string; readByKey: boolean; copiedByKey: boolean };

/**
 * One command: what it is, its text with what was filled in, the mended one beside the runbook's own, and what it read. What
 * changes a system has a filled edge of fire and its word, and can only be copied, but for what ends sessions: that has a card.
 */
export function CommandBlock({ command: asWritten, step, name, readByKey, copiedByKey }: CommandBlockProps) {
  const text = useText().incident.steps;
  const actions = useText().actions;
  const language = useLanguage();
  const rollback = useText().incident.rollback;
  const { incidentId, runbook, state } = useScene();
  const { command, replaced } = returnCommand(asWritten, state, runbook);
  const inputs = usePlaceholderInputs(placeholderInputsOf(incidentId));
  const isLook = runnableProbe(command) !== null;
  const action = actionOfCommand(command, inputs);
  const mended = command.substitute?.text ?? null;
  return (
    <fieldset className={classes(styles.command, styles[command.risk])} aria-label={name} data-risk={command.risk}>
      <p className={styles.head}>
        <span className={styles.risk}>{text.risks[command.risk]}</span>
        {isLook ? null : <span className={styles.hint}>{hintOf(action, actions) ?? text.copyOnly[command.risk]}</span>}
      </p>
      {step === undefined ? null : <ExpectedLine step={step} command={command} />}
      {mended === null ? (
        <pre className={styles.text}>{textToCopy(command.text, command.language, inputs).text}</pre>
      ) : (
        <>
          <p className={styles.label}>{text.mended}</p>
          <pre className={styles.text}>{textToCopy(mended, command.language, inputs).text}</pre>
          <p className={styles.label}>{text.written}</p>
          <pre className={classes(styles.text, styles.written)}>
            {textToCopy(command.text, command.language, inputs).text}
          </pre>
        </>
      )}
      {replaced === null ? null : (
        <p className={styles.label}>{rollback.replaced(replaced.written, replaced.versionTo)}</p>
      )}
      {findingsOf(command, runbook).map(({ code, message, severity }) => (
        <p key={code} className={styles.finding} data-severity={severity}>
          <strong>{text.finding}</strong> {message[language]}
        </p>
      ))}
      <PlaceholderInputs command={command} step={step} />
      <CommandButtons command={command} name={name} readByKey={readByKey} copiedByKey={copiedByKey} />
      <CheckResult checkId={command.id} />
      <CommandsDone runbookCommandId={command.id} />
    </fieldset>
  );
}

/** How it is with ending sessions; null where the command ends none. */
function hintOf(action: SignalAction | null, text: ActionsText): string | null {
  if (action === null) return null;
  return action.ok ? text.openHint : text.notUnderstood[action.reason](action.word ?? '');
}
