import { useState } from 'react';
import { textToCopy } from '../../../../shared/runbook/copied-text.ts';
import { followedProbe } from '../../../../shared/runbook/followable.ts';
import type { Command } from '../../../../shared/runbook/model.ts';
import { Button } from '../../../components/Button.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { useKeys } from '../../../keys/bindings.ts';
import { openDialog, useDesk } from '../../../state/desk.ts';
import { placeholderInputsOf, usePlaceholderInputs } from '../../../state/placeholder-inputs.ts';
import { checkRunOf, dismissCheckProblem, runCheck, stopCheck, useCheckRuns } from '../../../state/readings.ts';
import { useText } from '../../../text/useText.ts';
import { ActionButtons } from '../actions/ActionButtons.tsx';
import { useScene } from '../scene.ts';
import styles from './CommandButtons.module.css';
import { CopyButton } from './CopyButton.tsx';
import { missingPlaceholder } from './command-text.ts';
import { FollowButton } from './FollowButton.tsx';
import { FollowPane } from './FollowPane.tsx';
import { HostChoice } from './HostChoice.tsx';
import { canBeRead, useCommandHosts } from './useCommandHosts.ts';

type CommandButtonsProps = { command: Command; name: string; readByKey: boolean; copiedByKey: boolean };

/** Reading (only what is a look), copying, and what else can be done with what changes something; the keys go to the command in hand. */
export function CommandButtons({ command, name, readByKey, copiedByKey }: CommandButtonsProps) {
  const text = useText().incident.steps;
  const { incidentId, canRead } = useScene();
  const inputs = usePlaceholderInputs(placeholderInputsOf(incidentId));
  const run = useCheckRuns(checkRunOf(incidentId, command.id));
  const [asked, setAsked] = useState(false);
  const place = useCommandHosts(command);
  const isLook = place.probe !== null;
  const isReadable = canBeRead(place);
  const missing = missingPlaceholder(command, inputs);
  const filled = Object.fromEntries(command.placeholders.map((each) => [each, inputs[each] ?? '']));
  // One host is no choice: its checks keep the plain name of the command.
  const hostId = (place.hosts?.length ?? 0) > 1 ? place.host?.id : undefined;
  const copied = textToCopy(command.substitute?.text ?? command.text, command.language, inputs);
  const rememberCopied = (): void => useDesk.setState({ copiedCommandId: command.id });
  const takesPaste = !isReadable && (command.risk === 'observe' || command.risk === 'unknown');
  const read = (): void => {
    setAsked(true);
    if (missing !== null || run.running) return;
    void runCheck(incidentId, command.id, filled, hostId);
  };
  const paste = (): void => openDialog({ kind: 'attach', text: '', runbookCommandId: command.id });
  const pastedByKey = takesPaste && copiedByKey;
  useKeys(pastedByKey && canRead ? [{ key: 'o', label: text.paste, run: paste }] : []);
  useKeys(isReadable && readByKey && canRead ? [{ key: 'r', label: text.read, run: read }] : []);
  return (
    <>
      <div className={styles.buttons}>
        {isReadable ? (
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
        {isReadable && followedProbe(command) !== null ? (
          <FollowButton
            command={command}
            name={name}
            inputs={missing === null ? filled : null}
            hostId={hostId}
            byKey={readByKey}
          />
        ) : null}
        <CopyButton
          text={copied.text}
          onCopy={rememberCopied}
          label={text.copy}
          name={`${text.copy}: ${name}`}
          keys={copiedByKey ? 'c' : undefined}
        />
        {isLook ? null : <ActionButtons command={command} name={name} />}
        {command.substitute === null ? null : (
          <CopyButton
            look="quiet"
            text={textToCopy(command.text, command.language, inputs).text}
            onCopy={rememberCopied}
            label={text.copyOriginal}
            name={`${text.copyOriginal}: ${name}`}
          />
        )}
        {takesPaste ? (
          <Button
            keys={pastedByKey ? 'o' : undefined}
            aria-label={`${text.paste}: ${name}`}
            disabled={!canRead}
            onClick={paste}
          >
            {text.paste}
          </Button>
        ) : null}
      </div>
      <HostChoice command={command} />
      {copied.refused === null ? null : <p className={styles.missing}>{text.valueRefused(copied.refused)}</p>}
      <FollowPane command={command} />
      {asked && missing !== null ? (
        <p className={styles.missing} role="alert">
          {text.placeholderMissing(missing)}
        </p>
      ) : null}
      <ProblemBox problem={run.problem} onDismiss={() => dismissCheckProblem(incidentId, command.id)} />
    </>
  );
}
