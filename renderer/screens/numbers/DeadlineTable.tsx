import { deadlineOutcomes } from '../../../shared/numbers/deadline-outcome.ts';
import type { DeadlineCount } from '../../../shared/numbers/numbers.ts';
import { deadlineName } from '../../../shared/text/deadline-name.ts';
import { numbersTextOf } from '../../../shared/text/numbers-text.ts';
import { Section } from '../../components/Page.tsx';
import { useLanguage } from '../../text/useText.ts';
import { ShareBar } from './ShareBar.tsx';
import styles from './Tables.module.css';

/** What became of deadlines, and the share that was kept of those that were kept or missed. */
export function DeadlineTable({ deadlines }: { deadlines: readonly DeadlineCount[] }) {
  const language = useLanguage();
  const words = numbersTextOf(language);
  const text = words.deadlines;
  return (
    <Section title={text.title}>
      <p className={styles.hint}>{deadlines.length === 0 ? text.none : text.definition}</p>
      {deadlines.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls is scrolled by keys as well.
        <section className={styles.scroll} tabIndex={0} aria-label={words.tableOf(text.title)}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{text.head}</th>
                {deadlineOutcomes.map((outcome) => (
                  <th key={outcome} scope="col" className={styles.number}>
                    {text.outcomes[outcome]}
                  </th>
                ))}
                <th scope="col">{text.kept}</th>
              </tr>
            </thead>
            <tbody>
              {deadlines.map((each) => (
                <tr key={`${each.kind} ${each.minutes}`}>
                  <th scope="row">{deadlineName({ kind: each.kind, minutes: each.minutes ?? 0 }, language)}</th>
                  {deadlineOutcomes.map((outcome) => (
                    <td key={outcome} className={styles.number}>
                      {each[outcome].toLocaleString('en-US')}
                    </td>
                  ))}
                  <td className={styles.share}>
                    {each.kept + each.missed === 0 ? (
                      '—'
                    ) : (
                      <>
                        {text.keptOf(each.kept, each.kept + each.missed)}
                        <ShareBar part={each.kept} whole={each.kept + each.missed} />
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Section>
  );
}
