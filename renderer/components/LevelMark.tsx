import type { Level } from '../../shared/diagnosis/reading.ts';
import { useText } from '../text/useText.ts';
import { classes } from './classes.ts';
import styles from './LevelMark.module.css';

const shapes: Readonly<Record<Level, string>> = { normal: '●', warning: '▲', critical: '■', unknown: '○' };

/** A level as shape, word and colour together; `short` leaves the word to screen readers, where it stands nearby in full. */
export function LevelMark({ level, short = false }: { level: Level; short?: boolean }) {
  const { levels } = useText().common;
  return (
    <span className={classes(styles.mark, styles[level])} data-level={level}>
      <span aria-hidden="true">{shapes[level]}</span>
      <span className={short ? styles.hidden : undefined}>{levels[level]}</span>
    </span>
  );
}
