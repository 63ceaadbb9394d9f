import type { Diagnostic } from '../../../shared/runbook/model.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useLanguage, useText } from '../../text/useText.ts';
import styles from './FindingList.module.css';
import { SeverityMark } from './SeverityMark.tsx';

type FindingListProps = { findings: readonly Diagnostic[]; onJump: (line: number) => void };

/** What the app found wrong or worth knowing, in the order of the text; choosing one shows its line. */
export function FindingList({ findings, onJump }: FindingListProps) {
  const text = useText().runbooks.findings;
  const language = useLanguage();
  if (findings.length === 0) return <EmptyState title={text.empty} />;
  return (
    <ul className={styles.list} aria-label={text.title}>
      {findings.map(({ severity, code, line, column, message }) => (
        <li key={`${line} ${column} ${code}`} className={styles.finding}>
          <button type="button" className={styles.jump} onClick={() => onJump(line)}>
            <span className={styles.place}>{text.line(line)}</span>
            <SeverityMark severity={severity} />
            <span className={styles.message}>{message[language]}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
