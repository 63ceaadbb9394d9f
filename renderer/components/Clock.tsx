import { useNowMs } from '../state/now.ts';
import { clockText, shortClockText } from '../text/duration.ts';
import { useText } from '../text/useText.ts';
import styles from './Clock.module.css';
import { classes } from './classes.ts';

/** Time since a moment, running; with `untilMs`, standing at that one. */
export function ElapsedClock({ sinceMs, untilMs = null }: { sinceMs: number; untilMs?: number | null }) {
  const nowMs = useNowMs();
  return (
    <span className={styles.clock} role="timer">
      {clockText((untilMs ?? nowMs) - sinceMs)}
    </span>
  );
}

/** Time left until a moment; once it has passed, by how much, in words and colour. */
export function CountdownClock({ dueAtMs }: { dueAtMs: number }) {
  const { time } = useText().common;
  const leftMs = dueAtMs - useNowMs();
  const overdue = leftMs < 0;
  const figures = shortClockText(Math.abs(leftMs));
  return (
    <span className={classes(styles.clock, overdue && styles.overdue)} role="timer">
      {overdue ? time.overdue(figures) : time.left(figures)}
    </span>
  );
}
