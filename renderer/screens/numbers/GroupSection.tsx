import { measures } from '../../../shared/numbers/incident-figures.ts';
import type { Group, Grouping } from '../../../shared/numbers/numbers.ts';
import { numbersTextOf } from '../../../shared/text/numbers-text.ts';
import { Section } from '../../components/Page.tsx';
import { useLanguage } from '../../text/useText.ts';
import { DurationCell } from './DurationCell.tsx';
import { MonthChart } from './MonthChart.tsx';
import styles from './Tables.module.css';

/** The chart says the same as its table, which is long. */
const mostOpenMonths = 12;

type Name = 'byMonth' | 'byPattern' | 'byCause' | 'byService';

/** Incidents in groups: how many, and their durations, each with a line from the shortest to the longest. */
export function GroupSection({ name, grouping }: { name: Name; grouping: Grouping }) {
  const text = numbersTextOf(useLanguage());
  const { groups, omitted } = grouping;
  const omittedText = name === 'byMonth' ? text.omittedMonths : text.omittedGroups;
  return (
    <Section title={text.groupings[name].title}>
      <p className={styles.hint}>
        {text.groupings[name].definition} {text.barHint}
      </p>
      {name === 'byMonth' ? <MonthChart groups={groups} /> : null}
      {name === 'byMonth' ? (
        <details className={styles.behind} open={groups.length <= mostOpenMonths}>
          <summary>{text.tableOf(text.groupings[name].title)}</summary>
          <GroupTable name={name} groups={withIncidents(groups)} />
        </details>
      ) : (
        <GroupTable name={name} groups={groups} />
      )}
      {omitted === 0 ? null : <p className={styles.hint}>{omittedText(omitted)}</p>}
    </Section>
  );
}

/** The newest month first, and only those in which something happened. */
function withIncidents(months: readonly Group[]): Group[] {
  return months.filter(({ incidents }) => incidents > 0).toReversed();
}

function GroupTable({ name, groups }: { name: Name; groups: readonly Group[] }) {
  const text = numbersTextOf(useLanguage());
  const longest = measures.map((measure) =>
    Math.max(0, ...groups.map(({ durations }) => durations[measure].longestMs ?? 0)),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls is scrolled by keys as well.
    <section className={styles.scroll} tabIndex={0} aria-label={text.tableOf(text.groupings[name].title)}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text.groupings[name].head}</th>
            <th scope="col" className={styles.number}>
              {text.incidents}
            </th>
            {measures.map((measure) => (
              <th key={measure} scope="col" className={styles.measure}>
                {text.names[measure]} <span className={styles.definition}>{text.definitions[measure]}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ key, incidents, durations }) => (
            <tr key={key ?? ''}>
              <th scope="row">{key ?? text.withoutKey[name]}</th>
              <td className={styles.number}>{incidents.toLocaleString('en-US')}</td>
              {measures.map((measure, index) => (
                <DurationCell key={measure} figure={durations[measure]} scaleMs={longest[index] ?? 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
