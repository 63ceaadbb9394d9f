import type { Numbers } from '../../../shared/numbers/numbers.ts';
import { numbersSpan, numbersTextOf } from '../../../shared/text/numbers-text.ts';
import { hrefOf } from '../../app/route.ts';
import { Section } from '../../components/Page.tsx';
import { useLanguage } from '../../text/useText.ts';
import styles from './Tables.module.css';

/** What came back, how often, and how soon. */
export function RecurrenceTable({ recurrences, incidents }: Pick<Numbers, 'recurrences' | 'incidents'>) {
  const words = numbersTextOf(useLanguage());
  const text = words.recurrences;
  return (
    <Section title={text.title}>
      <p className={styles.hint}>
        {text.definition} {recurrences.incidents === 0 ? text.none : text.total(recurrences.incidents, incidents)}
      </p>
      {recurrences.of.length === 0 ? null : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text.head}</th>
              <th scope="col" className={styles.number}>
                {text.times}
              </th>
              <th scope="col">{text.soonest}</th>
            </tr>
          </thead>
          <tbody>
            {recurrences.of.map(({ incidentId, number, title, times, soonestMs }) => (
              <tr key={incidentId}>
                <th scope="row">
                  {number === null ? (
                    title
                  ) : (
                    <a href={hrefOf({ screen: 'incident', incidentId })}>
                      #{number} {title}
                    </a>
                  )}
                </th>
                <td className={styles.number}>{times}</td>
                <td>{numbersSpan(soonestMs, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {recurrences.omitted === 0 ? null : <p className={styles.hint}>{words.omittedGroups(recurrences.omitted)}</p>}
    </Section>
  );
}
