import type { RuleState } from '../../../../shared/escalation/criteria.ts';
import { Time } from '../../../components/Time.tsx';
import { useText } from '../../../text/useText.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { useScene } from '../scene.ts';
import { useDeadlineWords } from '../top/useDeadlineWords.ts';
import styles from './EscalationDialog.module.css';

const marks: Readonly<Record<RuleState['standing'], string>> = { handled: '✓', due: '■', met: '■', waiting: '○' };

/** The runbook's criteria, each with whether its time has come or what was read meets it. */
export function RuleList({ rules }: { rules: readonly RuleState[] }) {
  const text = useText().escalation;
  const { state } = useScene();
  const { span } = useDeadlineWords();
  return (
    <section aria-label={text.rules} className={styles.part}>
      <h3>{text.rules}</h3>
      {rules.length === 0 ? <p className={styles.aside}>{text.noRules}</p> : null}
      <ul>
        {rules.map(({ id, withinMinutes, criteria, dueAtMs, standing }) => (
          <li key={id} className={styles.rule}>
            <strong>{span(withinMinutes)}</strong>
            <span className={styles.standing} data-standing={standing}>
              <span aria-hidden>{marks[standing]}</span> {text.standings[standing]}
            </span>
            {dueAtMs === null || withinMinutes === 0 ? null : (
              <span className={styles.aside}>
                <Time atMs={dueAtMs} zone={state.zone} withZone />
              </span>
            )}
            <ul className={styles.criteria}>
              {criteria.map((criterion) => (
                <li key={criterion.text}>
                  {criterion.text} <span className={styles.aside}>{`(${text.verdicts[criterion.verdict]})`}</span>{' '}
                  <EvidenceChips ids={criterion.evidenceIds} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
