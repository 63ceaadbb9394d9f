import type { MeasureView, WatchView } from '../../shared/contract/watch-view.ts';
import { byGravity } from '../../shared/diagnosis/level.ts';
import { timeText } from '../../shared/text/wall-clock.ts';
import { measureValue } from '../../shared/text/watch-sentence.ts';
import { useLanguage, useText } from '../text/useText.ts';
import styles from './Sparkline.module.css';
import { curveOf, slotCount } from './sparkline-bars.ts';

const slotPx = 3;
const heightPx = 14;

type SparklineProps = {
  measure: Pick<MeasureView, 'history' | 'unit'>;
  view: Pick<WatchView, 'gaps' | 'historyMs' | 'nowMs'>;
  /** IANA zone of the times in its description. */
  zone: string;
};

/** One measure over the last minutes: height is the value, a full bar a failure, a dotted line time that nobody watched. */
export function Sparkline({ measure, view, zone }: SparklineProps) {
  const description = useDescription({ measure, view, zone });
  const fullValue = measure.unit === 'percent' ? 100 : null;
  const { bars, gaps } = curveOf({ ...view, history: measure.history, fullValue });
  return (
    <svg
      className={styles.curve}
      role="img"
      aria-label={description}
      width={slotCount * slotPx}
      height={heightPx}
      viewBox={`0 0 ${slotCount * slotPx} ${heightPx}`}
    >
      <line className={styles.ground} x1={0} x2={slotCount * slotPx} y1={heightPx - 0.5} y2={heightPx - 0.5} />
      {gaps.map(({ fromSlot, toSlot }) => (
        <line
          key={fromSlot}
          className={styles.gap}
          x1={fromSlot * slotPx}
          x2={(toSlot + 1) * slotPx}
          y1={heightPx / 2}
          y2={heightPx / 2}
        />
      ))}
      {bars.map(({ slot, level, height }) => (
        <rect
          key={slot}
          className={styles[level]}
          x={slot * slotPx}
          y={heightPx - height * heightPx}
          width={slotPx - 0.5}
          height={height * heightPx}
        />
      ))}
    </svg>
  );
}

/** What the curve shows, for whoever does not see it. */
function useDescription({ measure: { history, unit }, view, zone }: SparklineProps): string {
  const { watch: text, common } = useText();
  const language = useLanguage();
  if (history.length === 0) return text.curveEmpty;
  const levels = byGravity.flatMap((level) => {
    const count = history.filter((look) => look.level === level).length;
    return count === 0 ? [] : [text.curveLevel(common.levels[level], count)];
  });
  const values = history.flatMap(({ value }) => (value === null ? [] : [value]));
  const word = (value: number) => measureValue(value, unit, language);
  const joiner = language === 'ja' ? '、' : ', ';
  return text.curve(
    view.historyMs / 60_000,
    levels.join(joiner),
    values.length === 0 ? '' : text.curveValues(word(Math.min(...values)), word(Math.max(...values))),
    view.gaps.map(({ fromMs, toMs }) => text.curveGap(timeText(fromMs, zone), timeText(toMs, zone))).join(joiner),
  );
}
