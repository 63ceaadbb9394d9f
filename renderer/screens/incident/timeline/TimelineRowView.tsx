import { memo } from 'react';
import type { TimelineRow } from '../../../../shared/incident/state.ts';
import { describeEvent, type EventContext } from '../../../../shared/text/describe-event.ts';
import { classes } from '../../../components/classes.ts';
import { LevelMark } from '../../../components/LevelMark.tsx';
import { Time } from '../../../components/Time.tsx';
import { useDesk } from '../../../state/desk.ts';
import { useLanguage, useText } from '../../../text/useText.ts';
import { EvidenceChips } from '../EvidenceChips.tsx';
import { ActionMark } from './ActionMark.tsx';
import { EarlierWordings } from './EarlierWordings.tsx';
import { RowActions } from './RowActions.tsx';
import { rowElementId } from './row-element.ts';
import styles from './TimelineRowView.module.css';

type TimelineRowViewProps = { row: TimelineRow; context: EventContext; inHand: boolean };

/** One row: when, what, how bad, on what evidence. In hand, it shows what can be done with it. */
export const TimelineRowView = memo(function TimelineRowView({ row, context, inHand }: TimelineRowViewProps) {
  const text = useText().incident.timeline;
  const language = useLanguage();
  const chosen = useDesk(({ rowId }) => rowId === row.eventId);
  const { text: sentence, level, evidence, marks, category } = describeEvent(row, context, language);
  const { event } = row;
  const isNote = category === 'note';
  const words = isNote
    ? (row.revision?.text ?? (event.kind === 'noteAdded' ? event.payload.text : sentence))
    : sentence;
  return (
    <article
      id={rowElementId(row.eventId)}
      className={classes(styles.row, chosen && styles.inHand)}
      aria-label={sentence}
      aria-current={inHand || undefined}
      tabIndex={inHand ? 0 : -1}
      data-category={category}
      data-undone={row.undone || undefined}
      data-struck={row.struck !== null || undefined}
      onFocus={() => useDesk.setState({ rowId: row.eventId })}
    >
      <span className={styles.time}>
        <Time atMs={row.happenedAtMs} zone={context.zone} />
      </span>
      <span className={styles.mark}>
        {row.starred ? (
          <span className={styles.star} role="img" aria-label={text.starred}>
            ★
          </span>
        ) : level === null ? null : (
          <LevelMark level={level} short />
        )}
      </span>
      <div className={styles.body}>
        <p className={classes(styles.words, isNote && styles.note)}>
          {row.starred && level !== null ? <LevelMark level={level} short /> : null}{' '}
          <span className={styles.sentence}>{words}</span> <EvidenceChips ids={evidence.map(({ id }) => id)} />
        </p>
        <p className={styles.aside}>
          {(row.starred ? marks.slice(1) : marks).map((mark) => (
            <span key={mark}>{mark}</span>
          ))}
          {isNote ? <ActionMark note={words} /> : null}
          <span>{row.actor}</span>
        </p>
        {chosen && row.revision !== null ? (
          <EarlierWordings earlier={row.revision.earlier} zone={context.zone} />
        ) : null}
        {chosen ? <RowActions row={row} words={words} /> : null}
      </div>
    </article>
  );
});
