import { milestoneContradictions } from '../../../../shared/incident/milestone-order.ts';
import { Button } from '../../../components/Button.tsx';
import { Time } from '../../../components/Time.tsx';
import { openDialog } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { useScene } from '../scene.ts';
import styles from './MilestoneMarker.module.css';
import type { MilestoneMark } from './timeline-entries.ts';

/** A milestone at its own time among the rows, with what cannot be right about it. */
export function MilestoneMarker({ mark: { milestone, atMs }, zone }: { mark: MilestoneMark; zone: string }) {
  const { milestones: text, markers } = useText().incident;
  const { state, canWrite } = useScene();
  const name = text.names[milestone];
  const contradictions = milestoneContradictions(state.milestones).filter(({ later }) => later === milestone);
  return (
    <div className={styles.marker} data-milestone={milestone}>
      <span className={styles.time}>
        <Time atMs={atMs} zone={zone} />
      </span>
      <span className={styles.mark} aria-hidden="true">
        ◆
      </span>
      <span>
        <span className={styles.name}>{name}</span>
        {contradictions.map(({ earlier, later }) => (
          <span key={earlier} className={styles.problem}>
            {` ▲ ${markers.contradicts(later, earlier)}`}
          </span>
        ))}
      </span>
      {canWrite ? (
        <Button
          look="quiet"
          aria-label={markers.edit(name)}
          onClick={() => openDialog({ kind: 'milestones', milestone })}
        >
          {markers.editShort}
        </Button>
      ) : null}
    </div>
  );
}
