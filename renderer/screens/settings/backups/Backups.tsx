import { useState } from 'react';
import type { BackupEntry, BackupsView } from '../../../../shared/contract/backup-contract.ts';
import { describeProblem } from '../../../../shared/text/describe-problem.ts';
import { Button } from '../../../components/Button.tsx';
import { Section } from '../../../components/Page.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { QueryView } from '../../../components/QueryView.tsx';
import { Time } from '../../../components/Time.tsx';
import { client } from '../../../contract/client.ts';
import { useAction } from '../../../state/action.ts';
import { backupsSource, lastGood } from '../../../state/backups.ts';
import { useQuery } from '../../../state/query.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import { RestoreNotice } from '../../home/RestoreNotice.tsx';
import { BackupList } from './BackupList.tsx';
import { BackupPlace } from './BackupPlace.tsx';
import styles from './Backups.module.css';
import { PreviewDialog } from './PreviewDialog.tsx';

/** What there is, making one, where they lie, and what one would bring back. */
export function Backups() {
  const text = useText().backups;
  const backups = useQuery(backupsSource);
  return (
    <Section title={text.title}>
      <p className={styles.explain}>{text.explain}</p>
      <QueryView query={backups}>{(view) => <Shown view={view} />}</QueryView>
    </Section>
  );
}

function Shown({ view }: { view: BackupsView }) {
  const text = useText().backups;
  const [previewed, setPreviewed] = useState<BackupEntry | null>(null);
  const make = useAction(() => client.backups.make());
  const isRunning = view.runningSinceMs !== null || make.busy;
  return (
    <>
      <RestoreNotice />
      <Standing view={view} />
      <div className={styles.make}>
        <Button busy={isRunning} disabled={!view.possible} onClick={() => void make.run()}>
          {isRunning ? text.making : text.make}
        </Button>
        {view.possible ? null : <span>{text.notPossible}</span>}
        {view.automatic ? null : <span>{text.automaticOff}</span>}
      </div>
      <ProblemBox problem={make.problem} onDismiss={make.dismiss} />
      {view.backups.length === 0 ? null : <BackupList backups={view.backups} onLook={setPreviewed} />}
      <BackupPlace view={view} />
      {previewed === null ? null : <PreviewDialog backup={previewed} onClose={() => setPreviewed(null)} />}
    </>
  );
}

/** The last one, when it was checked, how many there are; and why the last attempt failed. */
function Standing({ view: { backups, failure } }: { view: BackupsView }) {
  const text = useText().backups;
  const language = useLanguage();
  const last = lastGood(backups);
  return (
    <>
      <dl className={styles.facts}>
        <dt>{text.last}</dt>
        <dd>
          {last === null ? (
            text.noneYet
          ) : (
            <>
              <Time atMs={last.madeAtMs} show="dateTime" withZone /> ({text.holds(last.incidents, last.events)})
            </>
          )}
        </dd>
        {last === null || last.verifiedAtMs === null ? null : (
          <>
            <dt>{text.verifiedAt}</dt>
            <dd>
              <Time atMs={last.verifiedAtMs} show="dateTime" withZone />
            </dd>
          </>
        )}
        <dt>{text.kept}</dt>
        <dd>{text.count(backups.length)}</dd>
      </dl>
      {failure === null ? null : (
        <p className={styles.failure} role="status">
          <strong>{text.failed}</strong> <Time atMs={failure.atMs} show="dateTime" withZone />{' '}
          {describeProblem(failure.problem, language)}
        </p>
      )}
    </>
  );
}
