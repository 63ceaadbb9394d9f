import { useText } from '../../../text/useText.ts';
import styles from './DayHeading.module.css';
import { weekdayOf } from './timeline-entries.ts';

/** Where a new day begins in the incident's zone. */
export function DayHeading({ date }: { date: string }) {
  const { weekdays } = useText().incident.timeline;
  return <h3 className={styles.day}>{`${date} (${weekdays[weekdayOf(date)] ?? ''})`}</h3>;
}
