import type { Level, Reading } from '../../../shared/diagnosis/reading.ts';
import { describeReading } from '../../../shared/text/describe-reading.ts';
import { LevelMark } from '../../components/LevelMark.tsx';
import { useLanguage } from '../../text/useText.ts';
import styles from './ReadingLines.module.css';
import { useScene } from './scene.ts';

/** Readings in words, each with its level. */
export function ReadingLines({ readings }: { readings: readonly { reading: Reading; level: Level }[] }) {
  const language = useLanguage();
  const { zone } = useScene().state;
  return (
    <ul className={styles.lines}>
      {readings.map(({ reading, level }) => {
        const words = describeReading(reading, language, zone);
        return (
          <li key={`${level} ${words}`} className={styles.line}>
            <LevelMark level={level} />
            <span>{words}</span>
          </li>
        );
      })}
    </ul>
  );
}
