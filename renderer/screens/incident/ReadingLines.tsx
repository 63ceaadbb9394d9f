import { byGravity, isWithoutLevel } from '../../../shared/diagnosis/level.ts';
import type { Level, Reading } from '../../../shared/diagnosis/reading.ts';
import { describeReading } from '../../../shared/text/describe-reading.ts';
import { LevelMark } from '../../components/LevelMark.tsx';
import { useLanguage } from '../../text/useText.ts';
import styles from './ReadingLines.module.css';
import { useScene } from './scene.ts';

/** Readings in words, the gravest first, each with its level where it can have one. */
export function ReadingLines({ readings }: { readings: readonly { reading: Reading; level: Level }[] }) {
  const language = useLanguage();
  const { zone } = useScene().state;
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
