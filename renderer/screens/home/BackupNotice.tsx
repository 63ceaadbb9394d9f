import { describeProblem } from '../../../shared/text/describe-problem.ts';
import { hrefOf } from '../../app/route.ts';
import { Time } from '../../components/Time.tsx';
import { backupsSource, lastGood } from '../../state/backups.ts';
import { useQuery } from '../../state/query.ts';
import { useLanguage, useText } from '../../text/useText.ts';
import styles from './BackupNotice.module.css';

/** Says quietly that the last backup failed, and how old the last good one is; nothing while all is well. */
export function BackupNotice() {
  const text = useText().backups;
  const language = useLanguage();
  const { data } = useQuery(backupsSource);
  if (data === undefined || data.failure === null) return null;
  const good = lastGood(data.backups);
  return (
    <p className={styles.notice} role="status">
      <strong>{text.failed}</strong> {describeProblem(data.failure.problem, language)}{' '}
      <span>
        {text.lastGood} {good === null ? text.none : <Time atMs={good.madeAtMs} show="dateTime" withZone />}
      </span>{' '}
      <a href={hrefOf({ screen: 'settings' })}>{text.toSettings}</a>
    </p>
  );
}
