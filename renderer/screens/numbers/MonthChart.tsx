import type { Group } from '../../../shared/numbers/numbers.ts';
import { numbersTextOf } from '../../../shared/text/numbers-text.ts';
import { useLanguage } from '../../text/useText.ts';
import styles from './MonthChart.module.css';

const width = 1_080;
const height = 150;
/** Half a name stands out on either side of its bar. */
const margin = 20;
const barsFrom = 22;
const barsTo = 122;
const widestBar = 48;
/** More numbers than this stand in each other's way. */
const mostNumbers = 30;
const mostNames = 12;

/** How many incidents each month had; the table below it says the same. */
export function MonthChart({ groups }: { groups: readonly Group[] }) {
  const text = numbersTextOf(useLanguage());
  const most = Math.max(1, ...groups.map(({ incidents }) => incidents));
  const slot = Math.min((width - 2 * margin) / Math.max(1, groups.length), 2 * widestBar);
  const bar = Math.min(widestBar, slot * 0.7);
  const nameEvery = Math.ceil(groups.length / mostNames);
  return (
    <svg
      className={styles.chart}
      role="img"
      aria-label={text.monthChart(groups.length, Math.max(0, ...groups.map(({ incidents }) => incidents)))}
      viewBox={`0 0 ${width} ${height}`}
    >
      <line className={styles.ground} x1={0} x2={width} y1={barsTo} y2={barsTo} />
      {groups.map(({ key, incidents }, index) => {
        const middle = margin + slot * (index + 0.5);
        const top = barsTo - (incidents / most) * (barsTo - barsFrom);
        // The newest month has its name whatever else is named.
        const isNamed = (groups.length - 1 - index) % nameEvery === 0;
        return (
          <g key={key}>
            <rect className={styles.bar} x={middle - bar / 2} width={bar} y={top} height={barsTo - top} />
            {groups.length > mostNumbers && incidents < most ? null : (
              <text className={styles.number} x={middle} y={top - 5}>
                {incidents}
              </text>
            )}
            {isNamed ? (
              <text className={styles.name} x={middle} y={height - 8}>
                {key}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
