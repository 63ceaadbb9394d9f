import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { zoneNameAt } from '../../components/Time.tsx';
import { useText } from '../../text/useText.ts';
import { DayHeading } from '../incident/timeline/DayHeading.tsx';
import { entriesOf, milestoneMarks, type TimelineEntry } from '../incident/timeline/timeline-entries.ts';
import { useMoment } from './moment.ts';
import { ReplayMilestone } from './ReplayMilestone.tsx';
import { ReplayRow } from './ReplayRow.tsx';
import styles from './ReplayTimeline.module.css';
import { useReplayText } from './useReplayText.ts';

const estimateRowPx = (): number => 44;

/** The rows that could be read then, in the order in which they happened; the newest known one is in sight, wherever it stands. */
export function ReplayTimeline() {
  const text = useReplayText();
  const { title } = useText().incident.timeline;
  const { rows, rowId, state, atMs, known } = useMoment();
  const entries = useMemo(
    () => entriesOf(rows, state.zone, milestoneMarks(state.milestones)),
    [rows, state.zone, state.milestones],
  );
  const place = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => place.current,
    estimateSize: estimateRowPx,
    // Another function would have every row placed anew.
    getItemKey: useCallback((index: number) => keyOf(entries[index]), [entries]),
    overscan: 6,
  });
  const latest = useRef({ entries, virtualizer });
  latest.current = { entries, virtualizer };
  useEffect(() => {
    void known;
    const show = (): void => {
      const index = latest.current.entries.findLastIndex(
        (entry) => entry.kind === 'row' && entry.row.eventId === rowId,
      );
      if (index >= 0) latest.current.virtualizer.scrollToIndex(index, { align: 'auto' });
    };
    show();
    if (place.current === null) return undefined;
    const sizes = new ResizeObserver(show);
    sizes.observe(place.current);
    return () => sizes.disconnect();
  }, [known, rowId]);
  return (
    <section className={styles.pane} aria-label={text.timeline}>
      <h2 className={styles.title}>
        {title} <span className={styles.zone}>{zoneNameAt(atMs, state.zone)}</span>
      </h2>
      {entries.length === 0 ? <p className={styles.none}>{text.noRows}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard. */}
      <section ref={place} className={styles.place} tabIndex={0} aria-label={title}>
        <ol className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const entry = entries[index];
            if (entry === undefined) return null;
            return (
              <li
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={styles.entry}
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={entries.length}
                aria-posinset={index + 1}
              >
                {entry.kind === 'day' ? <DayHeading date={entry.date} /> : null}
                {entry.kind === 'milestone' ? <ReplayMilestone mark={entry.mark} /> : null}
                {entry.kind === 'row' ? <ReplayRow row={entry.row} isNewest={entry.row.eventId === rowId} /> : null}
              </li>
            );
          })}
        </ol>
      </section>
    </section>
  );
}

function keyOf(entry: TimelineEntry | undefined): string {
  switch (entry?.kind) {
    case 'row':
      return entry.row.eventId;
    case 'milestone':
      return entry.mark.milestone;
    case 'day':
      return entry.date;
    default:
      return '';
  }
}
