import type { Level } from '../../../../shared/diagnosis/reading.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './LevelHistory.module.css';
import { levelHistory } from './level-history.ts';

const heights: Readonly<Record<Level, number>> = { normal: 3, unknown: 3, warning: 7, critical: 12 };
const barPx = 4;
const heightPx = 12;

/** The last levels of one part of the watch as bars, by height and colour; nothing until it was read twice. */
export function LevelHistory({ checkIds }: { checkIds: readonly string[] }) {
  const { levels: words } = useText().common;
  const { watch } = useText().incident;
  const levels = levelHistory(useScene().state, checkIds);
  if (levels.length < 2) return null;
  return (
    <svg
      className={styles.history}
      role="img"
      aria-label={watch.history(levels.map((level) => words[level]).join(' → '))}
      width={levels.length * (barPx + 1)}
      height={heightPx}
    >
      {levels.map((level, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: bars are told apart by their place alone.
          key={index}
          className={styles[level]}
          x={index * (barPx + 1)}
          y={heightPx - heights[level]}
          width={barPx}
          height={heights[level]}
        />
      ))}
    </svg>
  );
}
