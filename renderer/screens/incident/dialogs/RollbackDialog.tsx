import { useState } from 'react';
import { presentReadings } from '../../../../shared/incident/present-readings.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { Time } from '../../../components/Time.tsx';
import { closeDialog } from '../../../state/desk.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import { AttemptNotice } from '../AttemptNotice.tsx';
import { reasonOrNull, useCommands } from '../commands.ts';
import { TickButtons } from '../patterns/TickButtons.tsx';
import { ReadingLines } from '../ReadingLines.tsx';
import { useScene } from '../scene.ts';
import styles from './RollbackDialog.module.css';

/** The decision to roll back or not, with the runbook's criteria and the readings of this moment before one's eyes. */
export function RollbackDialog() {
  const text = useText().incident;
  const { rollback, reasonRequired } = text;
  const { state, canWrite } = useScene();
  const commands = useCommands();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const readings = presentReadings(state);
  async function decide(decision: 'rollBack' | 'doNot'): Promise<void> {
    const needsReason = decision === 'doNot' && reason.trim() === '';
    setMissing(needsReason);
    if (!needsReason && (await commands.decideRollback(decision, reasonOrNull(reason)))) closeDialog();
  }
  return (
    <Dialog
      open
      wide
      onClose={closeDialog}
      title={rollback.title}
      description={rollback.explain}
      actions={
        <>
          <Button disabled={!canWrite} onClick={() => void decide('doNot')}>
            {rollback.doNot}
          </Button>
          <Button disabled={!canWrite} onClick={() => void decide('rollBack')}>
            {rollback.rollBack}
          </Button>
        </>
      }
    >
      <h3>{rollback.criteria}</h3>
      <Criteria />
      <TextInput
        label={rollback.reasonLabel}
        hint={rollback.reasonHint}
        error={missing ? reasonRequired : null}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <h3>{rollback.readings}</h3>
      {readings.length === 0 ? (
        <p className={styles.hint}>{rollback.noReadings}</p>
      ) : (
        <ReadingLines readings={readings} />
      )}
      <Decisions />
      <p className={styles.hint}>{rollback.copied}</p>
      <AttemptNotice />
    </Dialog>
  );
}

/** The criteria of every pattern that has some, each to be marked; where the runbook contradicts itself, that is said. */
function Criteria() {
  const text = useText().incident.rollback;
  const language = useLanguage();
  const { runbook } = useScene();
  const items = (runbook?.patterns ?? [])
    .flatMap((pattern) => pattern.procedures.filter(({ kind }) => kind === 'rollbackCriteria'))
    .flatMap((procedure) => procedure.items);
  const differ = runbook?.diagnostics.find(({ code }) => code === 'rollback-rules-differ');
  if (items.length === 0) return <p className={styles.hint}>{text.noCriteria}</p>;
  return (
    <>
      <ul className={styles.criteria}>
        {items.map(({ id, text: criterion }) => (
          <li key={id} className={styles.criterion}>
            <span>{criterion}</span>
            <TickButtons itemId={id} text={criterion} />
          </li>
        ))}
      </ul>
      {differ === undefined ? null : <p className={styles.hint}>{differ.message[language]}</p>}
    </>
  );
}

function Decisions() {
  const text = useText().incident.rollback;
  const { state } = useScene();
  if (state.rollbackDecisions.length === 0) return null;
  return (
    <>
      <h3>{text.decisions}</h3>
      <ul className={styles.criteria}>
        {state.rollbackDecisions.map(({ eventId, happenedAtMs, decision, reason }) => (
          <li key={eventId}>
            <Time atMs={happenedAtMs} zone={state.zone} /> {text.decided[decision]}
            {reason === null ? null : ` (${reason})`}
          </li>
        ))}
      </ul>
    </>
  );
}
