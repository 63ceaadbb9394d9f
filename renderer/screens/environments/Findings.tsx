import type { TestFinding } from '../../../shared/environment/test-finding.ts';
import { useText } from '../../text/useText.ts';
import styles from './Findings.module.css';

type FindingsProps = {
  findings: readonly TestFinding[];
  /** Of the database, for what is to be granted to it. */
  user: string;
};

/** Shapes beside the words, since a colour alone says nothing to some. */
const marks: Record<TestFinding['severity'], string> = { error: '■', warning: '▲', info: '○' };

/** What is wrong with a part or worth knowing, and how it is mended. */
export function Findings({ findings, user }: FindingsProps) {
  const text = useText().environments;
  if (findings.length === 0) return null;
  return (
    <ul className={styles.findings}>
      {findings.map(({ code, severity, params }) => {
        const { wrong, mend } = text.findings[code]({ user, ...params });
        return (
          <li key={code + JSON.stringify(params)}>
            <p className={styles[severity]}>
              <span className={styles.severity}>
                <span aria-hidden="true">{marks[severity]}</span> {text.severities[severity]}
              </span>{' '}
              {wrong}
            </p>
            {mend === null ? null : <p className={styles.mend}>{mend}</p>}
          </li>
        );
      })}
    </ul>
  );
}
