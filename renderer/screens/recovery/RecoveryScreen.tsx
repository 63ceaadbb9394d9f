import { useState } from 'react';
import type { RecoveryState } from '../../../shared/contract/recovery-contract.ts';
import { describeSystemError } from '../../../shared/text/system-error.ts';
import { Button } from '../../components/Button.tsx';
import { Page } from '../../components/Page.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { Working } from '../../components/Working.tsx';
import { recovery } from '../../contract/recovery-client.ts';
import { type Source, useQuery } from '../../state/query.ts';
import { sizeText } from '../../text/size.ts';
import { useLanguage, useText } from '../../text/useText.ts';
import { BackupWay } from './BackupWay.tsx';
import { EmptyWay } from './EmptyWay.tsx';
import styles from './RecoveryScreen.module.css';
import { SalvageWay } from './SalvageWay.tsx';
import { useRecoveryText } from './useRecoveryText.ts';

/** Asked once: what changes afterwards the screen knows itself. */
const recoveryState: Source<RecoveryState> = {
  key: 'recovery',
  read: () => recovery.state(),
  concerns: () => false,
};

/** Stands in the place of everything else while the record is damaged: what is wrong, and each way out with its consequences. */
export function RecoveryScreen() {
  const text = useText().common;
  const words = useRecoveryText();
  const [done, setDone] = useState<{ keptAside: string | null } | null>(null);
  const { data: state = null, problem, refetch } = useQuery(recoveryState);

  if (done !== null) {
    return (
      <Page title={done.keptAside === null ? words.doneWithout : words.done(done.keptAside)}>
        <p>
          <Button look="primary" size="large" onClick={goOn}>
            {words.goOn}
          </Button>
        </p>
      </Page>
    );
  }
  return (
    <Page title={words.title}>
      <ProblemBox problem={problem} onRetry={refetch} />
      {state === null ? problem === null ? <Working label={text.loading} /> : null : <Facts state={state} />}
      {state === null ? null : (
        <>
          <SalvageWay initial={state.report} onDone={setDone} />
          <BackupWay backups={state.backups} onDone={setDone} />
          <EmptyWay onDone={setDone} />
        </>
      )}
    </Page>
  );
}

/** Anew from the beginning: the page has asked for a record that was not there. */
function goOn(): void {
  window.location.assign('/');
}

function Facts({ state }: { state: RecoveryState }) {
  const words = useRecoveryText();
  const language = useLanguage();
  const { reason, params } = state.problem;
  const why = reason === 'recordGone' ? 'gone' : reason === 'openingFailed' ? 'failed' : 'damaged';
  const detail = String(
    params.detail ?? (params.code === undefined ? '' : describeSystemError(String(params.code), language)),
  );
  const size = state.record.sizeBytes === 0 ? words.gone : sizeText(state.record.sizeBytes);
  return (
    <div className={styles.why} role="alert">
      <p>
        <strong>{words.reasons[why]}</strong> {words.untouched}
      </p>
      <dl className={styles.facts}>
        {detail === '' ? null : (
          <>
            <dt>{words.facts.detail}</dt>
            <dd>{detail}</dd>
          </>
        )}
        <dt>{words.facts.file}</dt>
        <dd>
          <code>{state.record.path}</code> ({size})
        </dd>
        <dt>{words.facts.keptIn}</dt>
        <dd>
          <code>{state.keptIn}</code>
        </dd>
      </dl>
    </div>
  );
}
