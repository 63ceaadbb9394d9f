import { byGravity, isWithoutLevel } from '../../shared/diagnosis/level.ts';
import type { Level, Reading } from '../../shared/diagnosis/reading.ts';
import { describeReading } from '../../shared/text/describe-reading.ts';
import { useLanguage } from '../text/useText.ts';
import styles from './LeveledReadings.module.css';
import { LevelMark } from './LevelMark.tsx';

type LeveledReadingsProps = {
  readings: readonly { reading: Reading; level: Level }[];
  /** IANA zone of the times in them. */
  zone: string;
};

/** Readings in words, the gravest first, each with its level where it can have one. */
export function LeveledReadings({ readings, zone }: LeveledReadingsProps) {
  const language = useLanguage();
  const sorted = [...readings].sort((one, other) => rankOf(one) - rankOf(other));
  return (
    <ul className={styles.lines}>
      {sorted.map((each) => {
        const { reading, level } = each;
        const words = describeReading(reading, language, zone);
        return (
          <li key={`${level} ${words}`} className={styles.line}>
            {isWithoutLevel(each) ? null : <LevelMark level={level} />}
            <span>{words}</span>
          </li>
        );
      })}
    </ul>
  );
}

function rankOf(each: { reading: Reading; level: Level }): number {
  return isWithoutLevel(each) ? byGravity.length : byGravity.indexOf(each.level);
}
