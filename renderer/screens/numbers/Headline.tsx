import type { DurationFigure } from '../../../shared/numbers/figure.ts';
import { type Measure, measures } from '../../../shared/numbers/incident-figures.ts';
import type { Numbers } from '../../../shared/numbers/numbers.ts';
import { numbersSpan, numbersTextOf } from '../../../shared/text/numbers-text.ts';
import { Section } from '../../components/Page.tsx';
import { useLanguage } from '../../text/useText.ts';
import styles from './Headline.module.css';

/** Of all that were counted: how many, and the four durations. */
export function Headline({ numbers: { incidents, durations, drills } }: { numbers: Numbers }) {
  const text = numbersTextOf(useLanguage());
  return (
    <Section title={text.all}>
      <dl className={styles.figures}>
        <div className={styles.figure}>
          <dt>
            <b>{text.incidents}</b>
            <span className={styles.small}>{drills ? text.scope.drills : text.scope.real}</span>
          </dt>
          <dd className={styles.large}>{incidents.toLocaleString('en-US')}</dd>
        </div>
        {measures.map((measure) => (
          <DurationOf key={measure} measure={measure} figure={durations[measure]} />
        ))}
      </dl>
      <p className={styles.small}>{text.rule}</p>
    </Section>
  );
}

function DurationOf({ measure, figure }: { measure: Measure; figure: DurationFigure }) {
  const text = numbersTextOf(useLanguage());
  const { n, unknown, medianMs, shortestMs, longestMs, meanMs } = figure;
  const word = (ms: number) => numbersSpan(ms, text);
  return (
    <div className={styles.figure}>
      <dt>
        <b>{text.names[measure]}</b>
        <span className={styles.small}>{text.definitions[measure]}</span>
      </dt>
      <dd className={styles.large}>{medianMs === null ? '—' : word(medianMs)}</dd>
      {shortestMs === null || longestMs === null ? null : (
        <dd className={styles.small}>
          {text.median} · {text.range} {text.spans(word(shortestMs), word(longestMs))}
        </dd>
      )}
      <dd className={styles.small}>
        {text.ofMany(n)} · {text.unknownCount(unknown)}
      </dd>
      {meanMs === null ? null : (
        <dd className={styles.small}>
          {text.mean} {word(meanMs)}
        </dd>
      )}
    </div>
  );
}
