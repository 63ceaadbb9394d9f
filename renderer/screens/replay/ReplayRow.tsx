import type { TimelineRow } from '../../../shared/incident/state.ts';
import { describeEvent } from '../../../shared/text/describe-event.ts';
import { classes } from '../../components/classes.ts';
import { EvidenceLinks } from '../../components/EvidenceLinks.tsx';
import { LevelMark } from '../../components/LevelMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useLanguage, useText } from '../../text/useText.ts';
import { useMoment } from './moment.ts';
import styles from './ReplayRow.module.css';

/** One row to read: when, what, how bad, on what evidence, with what had been said about it until then. */
export function ReplayRow({ row, isNewest }: { row: TimelineRow; isNewest: boolean }) {
  const { starred } = useText().incident.timeline;
  const language = useLanguage();
  const { context, openEvidence } = useMoment();
  const { text: sentence, level, evidence, marks, category } = describeEvent(row, context, language);
  const { event } = row;
  const note = event.kind === 'noteAdded' ? (row.revision?.text ?? event.payload.text) : sentence;
  return (
    <article
      className={classes(styles.row, isNewest && styles.newest)}
      aria-label={sentence}
      aria-current={isNewest || undefined}
      data-category={category}
      data-struck={row.struck !== null || undefined}
      data-undone={row.undone || undefined}
    >
      <span className={styles.time}>
        <Time atMs={row.happenedAtMs} zone={context.zone} />
      </span>
      <span className={styles.mark}>
        {row.starred ? (
          <span className={styles.star} role="img" aria-label={starred}>
            ★
          </span>
        ) : level === null ? null : (
          <LevelMark level={level} short />
        )}
      </span>
      <div>
        <p className={styles.words}>
          {row.starred && level !== null ? <LevelMark level={level} short /> : null}{' '}
          <span className={styles.sentence}>{note}</span> <EvidenceLinks evidence={evidence} onOpen={openEvidence} />
        </p>
        <p className={styles.aside}>
          {(row.starred ? marks.slice(1) : marks).map((mark) => (
            <span key={mark}>{mark}</span>
          ))}
          <span>{row.actor}</span>
        </p>
      </div>
    </article>
  );
}
