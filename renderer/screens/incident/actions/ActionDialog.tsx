import { useEffect, useRef, useState } from 'react';
import { findCommand, stepTitle } from '../../../../shared/incident/runbook-items.ts';
import { Button } from '../../../components/Button.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { EnvironmentName } from '../../../components/EnvironmentName.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { Working } from '../../../components/Working.tsx';
import { closeDialog } from '../../../state/desk.ts';
import { placeholderInputsOf, usePlaceholderInputs } from '../../../state/placeholder-inputs.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './ActionDialog.module.css';
import { ActionForm } from './ActionForm.tsx';
import { ActionOutcome } from './ActionOutcome.tsx';
import { type ActionCardModel, useActionCard } from './useActionCard.ts';

/** The card of a destroying action: whom it means first, then who agrees, then what is typed, and only then a button that does it. */
export function ActionDialog({ runbookCommandId }: { runbookCommandId: string }) {
  const text = useText().actions;
  const { incidentId, state, runbook } = useScene();
  const inputs = usePlaceholderInputs(placeholderInputsOf(incidentId));
  const model = useActionCard({ incidentId, runbookCommandId, inputs });
  const { environment } = state;
  const step = runbook === null ? null : (findCommand(runbook, runbookCommandId)?.step ?? null);
  if (environment === null) return null;
  return (
    <Dialog open wide onClose={closeDialog} title={text.title(step === null ? '' : stepTitle(step))}>
      <div className={styles.card} data-environment={environment.kind}>
        <p className={styles.head}>
          <span className={styles.word}>{text.word}</span>
          <EnvironmentName kind={environment.kind} name={environment.name} />
          <strong>{text.kinds[environment.kind]}</strong>
        </p>
        {model.card === null && model.busy === 'reading' ? <Working label={text.connecting} /> : null}
        {model.result === null ? <ActionForm model={model} /> : <ActionOutcome model={model} result={model.result} />}
        <ActionProblem model={model} />
      </div>
    </Dialog>
  );
}

/** What stands in the way, in sight where it came up, with the way on: a password, or a new connection. */
function ActionProblem({ model }: { model: ActionCardModel }) {
  const text = useText().actions;
  const [password, setPassword] = useState('');
  const { problem, card, reopen } = model;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem !== null) place.current?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  if (problem === null) return null;
  const reason = problem.kind === 'expected' ? problem.data.reason : '';
  const isClosed = card === null || reason === 'actionCardClosed' || reason === 'actionConnectionLost';
  const wantsPassword = reason === 'actionLoginFailed';
  const connect = (): void => {
    reopen(wantsPassword ? password : null);
    setPassword('');
  };
  return (
    <div ref={place} className={styles.part}>
      <ProblemBox problem={problem}>
        {isClosed && !wantsPassword ? <Button onClick={() => reopen(null)}>{text.reopen}</Button> : null}
      </ProblemBox>
      {wantsPassword ? (
        <div className={styles.besideInput}>
          <TextInput
            type="password"
            label={text.password}
            hint={text.passwordHint}
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            onEnter={connect}
          />
          <Button onClick={connect}>{text.connect}</Button>
        </div>
      ) : null}
    </div>
  );
}
