import type { RunbookEntry } from '../../../shared/contract/view.ts';
import { useText } from '../../text/useText.ts';
import styles from './Severity.module.css';

/** How many findings there are of each severity; those there are none of are left out. */
export function FindingCounts({ findings }: { findings: RunbookEntry['findings'] }) {
  const text = useText().runbooks.findings;
  const { errors, warnings, infos } = findings;
  if (errors + warnings + infos === 0) return <span className={styles.counts}>{text.none}</span>;
  return (
    <span className={styles.counts}>
      {errors === 0 ? null : <span className={styles.error}>{text.errors(errors)}</span>}
      {warnings === 0 ? null : <span className={styles.warning}>{text.warnings(warnings)}</span>}
      {infos === 0 ? null : <span className={styles.info}>{text.infos(infos)}</span>}
    </span>
  );
}
