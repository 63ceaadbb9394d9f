import type { Numbers } from '../../../shared/numbers/numbers.ts';
import { numbersTextOf } from '../../../shared/text/numbers-text.ts';
import { Section } from '../../components/Page.tsx';
import { useLanguage } from '../../text/useText.ts';
import { ShareBar } from './ShareBar.tsx';
import styles from './Tables.module.css';

/** Which checks led to causes, the most frequent first. */
export function CheckTable({ causes, checks }: Pick<Numbers, 'causes' | 'checks'>) {
  const text = numbersTextOf(useLanguage());
  const most = checks.found[0]?.incidents ?? 0;
  return (
    <Section title={text.checks.title}>
      <p className={styles.hint}>
        {text.checks.definition} {text.checks.cited(causes.cited, causes.confirmed)}
      </p>
      {checks.found.length === 0 ? (
        <p className={styles.hint}>{text.checks.none}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text.checks.head}</th>
              <th scope="col" className={styles.share}>
                {text.checks.found}
              </th>
              <th scope="col">{text.checks.causes}</th>
            </tr>
          </thead>
          <tbody>
            {checks.found.map((check) => (
              <tr key={check.title}>
                <th scope="row">{check.title}</th>
                <td>
                  {check.incidents.toLocaleString('en-US')}
                  <ShareBar part={check.incidents} whole={most} />
                </td>
                <td>
                  <ul>
                    {check.causes.map(({ text: cause, incidents }) => (
                      <li key={cause}>{text.checks.cause(cause, incidents)}</li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {checks.omitted === 0 ? null : <p className={styles.hint}>{text.omittedGroups(checks.omitted)}</p>}
    </Section>
  );
}
