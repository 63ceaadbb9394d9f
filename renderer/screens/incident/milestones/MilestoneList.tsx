import { milestones } from '../../../../shared/incident/event.ts';
import { Time } from '../../../components/Time.tsx';
import { clockText } from '../../../text/duration.ts';
import { useText } from '../../../text/useText.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { useScene } from '../scene.ts';
import styles from './MilestoneList.module.css';

const spans = ['ttdMs', 'ttaMs', 'ttmMs', 'ttrMs'] as const;

/** The moments that durations come from, each with who says so; what is not known is said to be unknown. */
export function MilestoneList() {
  const text = useText().incident.milestones;
  const { state, view } = useScene();
  return (
    <>
      <dl className={styles.list} aria-label={text.title}>
        {milestones.map((milestone) => {
          const record = state.milestones[milestone];
          return (
            <div key={milestone} className={styles.row}>
              <dt>{text.names[milestone]}</dt>
              <dd>
                {record === null ? (
                  <span className={styles.unknown}>{text.unknown}</span>
                ) : (
                  <>
                    <Time atMs={record.atMs} zone={state.zone} show="dateTime" />{' '}
                    <span className={styles.aside}>{text.sources[record.source]}</span>{' '}
                    <EvidenceChips ids={record.evidenceIds} />
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <dl className={styles.spans}>
        {spans.map((span) => {
          const durationMs = view.durations[span];
          return (
            <div key={span} className={styles.span}>
              <dt>{text.durations[span]}</dt>
              <dd>{durationMs === null ? text.unknown : clockText(durationMs)}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}
