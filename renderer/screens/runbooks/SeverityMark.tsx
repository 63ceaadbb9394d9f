import type { Diagnostic } from '../../../shared/runbook/model.ts';
import { useText } from '../../text/useText.ts';
import styles from './Severity.module.css';

const shapes: Readonly<Record<Diagnostic['severity'], string>> = { error: '■', warning: '▲', info: '○' };

/** How grave a finding is, as shape, word and colour. */
export function SeverityMark({ severity }: { severity: Diagnostic['severity'] }) {
  const { severities } = useText().runbooks.findings;
  return (
    <span className={styles[severity]}>
      <span aria-hidden="true">{shapes[severity]}</span> {severities[severity]}
    </span>
  );
}
