import type { WatchView } from '../../shared/contract/watch-view.ts';
import { percentText, shortTimeText } from '../../shared/text/figures.ts';
import { useText } from '../text/useText.ts';
import { LevelMark } from './LevelMark.tsx';
import styles from './OwnFigures.module.css';

/** P95 and error rate of our own requests, named so, with how many there were: never those of the users. */
export function OwnFigures({ own }: { own: NonNullable<WatchView['own']> }) {
  const text = useText().watch;
  const { p95Ms, p95AtLeast, errorRatePercent, n, timed, p95Level, errorRateLevel } = own;
  const time = p95Ms === null ? text.noFigure : shortTimeText(p95Ms);
  return (
    <span className={styles.figures} title={text.ownHint}>
      <span className={styles.name}>{text.own}</span>
      <span>{text.p95(p95AtLeast ? text.atLeast(time) : time)}</span>
      {p95Level === 'unknown' ? null : <LevelMark level={p95Level} short />}
      <span className={styles.name}>{text.n(timed)}</span>
      <span>{text.errorRate(errorRatePercent === null ? text.noFigure : percentText(errorRatePercent))}</span>
      {errorRateLevel === 'unknown' ? null : <LevelMark level={errorRateLevel} short />}
      <span className={styles.name}>{text.n(n)}</span>
    </span>
  );
}
