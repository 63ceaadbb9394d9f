import type { ReactNode } from 'react';
import type { MeasureView, WatchView } from '../../shared/contract/watch-view.ts';
import type { Reading } from '../../shared/diagnosis/reading.ts';
import { describeReading } from '../../shared/text/describe-reading.ts';
import { measureName } from '../../shared/text/watch-sentence.ts';
import { briefReading } from '../text/brief-reading.ts';
import { useLanguage, useText } from '../text/useText.ts';
import { classes } from './classes.ts';
import { LevelMark } from './LevelMark.tsx';
import styles from './MeasureRow.module.css';
import { Sparkline } from './Sparkline.tsx';
import { Time } from './Time.tsx';

type MeasureRowProps = {
  measure: MeasureView;
  view: WatchView;
  zone: string;
  /** A word or two of each, where there is little room. */
  brief?: boolean;
  children?: ReactNode;
};

/** One watched measure in full: what was read last and when, how it was over the last minutes, and what there is to know of its pace. */
export function MeasureRow({ measure, view, zone, brief = false, children }: MeasureRowProps) {
  const { watch: text, common, incident } = useText();
  const language = useLanguage();
  const { last, standing, flapping, muted, failures } = measure;
  const words = (reading: Reading) =>
    brief ? briefReading(reading, language, zone, incident.watch) : describeReading(reading, language, zone);
  const asides = [
    flapping ? text.flapping : null,
    muted ? text.muted : null,
    failures > 1 && !brief ? text.failures(failures) : null,
    !brief && standing !== null && last !== null && last.level !== standing && !flapping
      ? text.unconfirmed(common.levels[standing])
      : null,
  ].filter((aside) => aside !== null);
  return (
    <li className={classes(styles.measure, brief && styles.brief)}>
      <span className={styles.name}>{measureName(measure, language)}</span>
      <LevelMark level={last?.level ?? 'unknown'} />
      <Sparkline measure={measure} view={view} zone={zone} />
      <span className={styles.words}>
        {last === null ? text.waiting : words(last.reading)}
        {asides.length === 0 ? null : <span className={styles.aside}>{` (${asides.join(', ')})`}</span>}
      </span>
      {last === null ? null : (
        <span className={styles.aside}>
          <Time atMs={last.atMs} zone={zone} />
        </span>
      )}
      {children}
    </li>
  );
}
