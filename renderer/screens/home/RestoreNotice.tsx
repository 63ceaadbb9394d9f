import { describeProblem } from '../../../shared/text/describe-problem.ts';
import { Button } from '../../components/Button.tsx';
import { Time } from '../../components/Time.tsx';
import { client } from '../../contract/client.ts';
import { useAction } from '../../state/action.ts';
import { backupsSource } from '../../state/backups.ts';
import { useQuery } from '../../state/query.ts';
import { useLanguage, useText } from '../../text/useText.ts';
import styles from './BackupNotice.module.css';

/** What happens at the next start, while it can be called off; and what came of it, after it. */
export function RestoreNotice() {
  const text = useText().backups.restore;
  const language = useLanguage();
  const { data } = useQuery(backupsSource);
  const withdraw = useAction(() => client.backups.withdrawRestore());
  if (data === undefined) return null;
  const { askedRestore: asked, restoreOutcome: outcome } = data;
  return (
    <>
      {asked === null ? null : (
        <p className={styles.notice} role="status">
          <strong>{text.asked}</strong>{' '}
          {asked.madeAtMs === null ? asked.name : <Time atMs={asked.madeAtMs} show="dateTime" withZone />}{' '}
          {text.askedHint} <Button onClick={() => void withdraw.run()}>{text.withdraw}</Button>
        </p>
      )}
      {outcome === null ? null : (
        <p className={styles.notice} role="status">
          {outcome.problem === null ? (
            <>
              <strong>{text.done}</strong> {outcome.name}
              {outcome.keptAside === null ? null : ` ${text.keptAside(outcome.keptAside)}`}
            </>
          ) : (
            <>
              <strong>{text.failed}</strong> {describeProblem(outcome.problem, language)}
            </>
          )}
        </p>
      )}
    </>
  );
}
