import { Time } from '../../components/Time.tsx';
import { useText } from '../../text/useText.ts';
import type { MilestoneMark } from '../incident/timeline/timeline-entries.ts';
import { useMoment } from './moment.ts';
import styles from './ReplayRow.module.css';

/** A milestone at its own time among the rows, as it was known then. */
export function ReplayMilestone({ mark: { milestone, atMs } }: { mark: MilestoneMark }) {
  const { names } = useText().incident.milestones;
  const { zone } = useMoment().state;
  return (
    <p className={styles.row}>
      <span className={styles.time}>
        <Time atMs={atMs} zone={zone} />
      </span>
      <span className={styles.mark} aria-hidden="true">
        ◆
      </span>
      <strong>{names[milestone]}</strong>
    </p>
  );
}
