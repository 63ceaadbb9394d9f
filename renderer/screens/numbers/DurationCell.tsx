import type { DurationFigure } from '../../../shared/numbers/figure.ts';
import { numbersSpan, numbersTextOf } from '../../../shared/text/numbers-text.ts';
import { useLanguage } from '../../text/useText.ts';
import styles from './DurationCell.module.css';

/** Median, range and number, and the range drawn on the column's scale. */
export function DurationCell({ figure, scaleMs }: { figure: DurationFigure; scaleMs: number }) {
  const text = numbersTextOf(useLanguage());
  const { n, unknown, medianMs, shortestMs, longestMs } = figure;
  if (medianMs === null || shortestMs === null || longestMs === null) {
    return <td className={styles.unknown}>{unknown === 0 ? '—' : text.noFigure}</td>;
  }
  const word = (ms: number) => numbersSpan(ms, text);
  const place = (ms: number) => `${scaleMs === 0 ? 0 : (ms / scaleMs) * 100}%`;
  return (
    <td className={styles.cell}>
      <b>{word(medianMs)}</b>
      <svg className={styles.bar} aria-hidden="true" width="100%" height="10">
        <line className={styles.ground} x1="0" x2="100%" y1="5" y2="5" />
        <line className={styles.range} x1={place(shortestMs)} x2={place(longestMs)} y1="5" y2="5" />
        <line className={styles.median} x1={place(medianMs)} x2={place(medianMs)} y1="0" y2="10" />
      </svg>
      <span className={styles.small}>{text.spans(word(shortestMs), word(longestMs))}</span>{' '}
      <span className={styles.small}>
        {text.ofMany(n)}
        {unknown === 0 ? '' : ` · ${text.unknownCount(unknown)}`}
      </span>
    </td>
  );
}
