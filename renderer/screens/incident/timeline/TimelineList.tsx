import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { EventContext } from '../../../../shared/text/describe-event.ts';
import { Button } from '../../../components/Button.tsx';
import { withImeGuard } from '../../../keys/ime-guard.ts';
import { useDesk } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { DayHeading } from './DayHeading.tsx';
import { MilestoneMarker } from './MilestoneMarker.tsx';
import { focusRow } from './row-element.ts';
import styles from './TimelineList.module.css';
import { TimelineRowView } from './TimelineRowView.tsx';
import type { TimelineEntry } from './timeline-entries.ts';

type TimelineListProps = { entries: readonly TimelineEntry[]; context: EventContext };

const estimatedRowPx = 44;
/** Within this of the end, new rows keep the end in sight. */
const nearEndPx = 60;

/** The rows, of which only those near the window are in the page. It stays at the newest row unless a person scrolled away. */
export function TimelineList({ entries, context }: TimelineListProps) {
  const text = useText().incident.timeline;
  const place = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const lastTop = useRef(0);
  const [seen, setSeen] = useState(entries.length);
  const rowId = useDesk((desk) => desk.rowId);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => place.current,
    estimateSize: () => estimatedRowPx,
    getItemKey: (index) => keyOf(entries[index]),
    overscan: 4,
  });
  const last = entries.length - 1;
  const newestRow = entries.findLast(({ kind }) => kind === 'row');
  const inHandId = rowId ?? idOf(newestRow);
  const indexInHand = entries.findIndex((entry) => idOf(entry) === inHandId);

  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (follows) setSeen(last + 1);
  }, [follows, last]);
  useEffect(() => (follows ? keepEndInSight(place.current, list.current) : undefined), [follows]);

  const latest = useRef({ entries, virtualizer });
  latest.current = { entries, virtualizer };
  // Only where another row is taken in hand does the list go there, not whenever a row arrives.
  useEffect(() => {
    const index = latest.current.entries.findIndex((entry) => idOf(entry) === rowId);
    if (rowId !== null && index >= 0) latest.current.virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [rowId]);

  function move(event: KeyboardEvent): void {
    const to = nextIndex(event.key, indexInHand, entries);
    const id = to === null ? null : idOf(entries[to]);
    if (id === null) return;
    event.preventDefault();
    focusRow(id);
  }

  const missed = entries.length - seen;
  return (
    <div className={styles.frame}>
      <div
        ref={place}
        className={styles.place}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          // Rows that come between a scroll and its event leave the end far away: only a person scrolls up.
          if (scrollHeight - scrollTop - clientHeight < nearEndPx) setFollows(true);
          else if (scrollTop < lastTop.current) setFollows(false);
          lastTop.current = scrollTop;
        }}
      >
        <ol
          ref={list}
          className={styles.list}
          aria-label={text.title}
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={withImeGuard(move)}
        >
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
                {entry.kind === 'milestone' ? <MilestoneMarker mark={entry.mark} zone={context.zone} /> : null}
                {entry.kind === 'row' ? (
                  <TimelineRowView row={entry.row} context={context} inHand={entry.row.eventId === inHandId} />
                ) : null}
              </li>
            );
          })}
        </ol>
      </div>
      {follows ? null : (
        <div className={styles.newest}>
          <Button onClick={() => setFollows(true)}>
            {missed > 0 ? `${text.newRows(missed)} ↓` : `${text.toNewest} ↓`}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Rows come, turn out higher than estimated, and the note box grows: whatever changes a size, the end is gone to again. */
function keepEndInSight(place: HTMLElement | null, list: HTMLElement | null): (() => void) | undefined {
  if (place === null || list === null) return undefined;
  const sizes = new ResizeObserver(() => {
    place.scrollTop = place.scrollHeight;
  });
  sizes.observe(place);
  sizes.observe(list);
  return () => sizes.disconnect();
}

function idOf(entry: TimelineEntry | undefined): string | null {
  return entry?.kind === 'row' ? entry.row.eventId : null;
}

function keyOf(entry: TimelineEntry | undefined): string {
  if (entry === undefined) return '';
  switch (entry.kind) {
    case 'row':
      return entry.row.eventId;
    case 'milestone':
      return entry.mark.milestone;
    case 'day':
      return entry.date;
  }
}

function nextIndex(key: string, from: number, entries: readonly TimelineEntry[]): number | null {
  const rows = entries.flatMap((entry, index) => (entry.kind === 'row' ? [index] : []));
  switch (key) {
    case 'ArrowUp':
      return rows.findLast((index) => index < from) ?? null;
    case 'ArrowDown':
      return rows.find((index) => index > from) ?? null;
    case 'Home':
      return rows[0] ?? null;
    case 'End':
      return rows.at(-1) ?? null;
    default:
      return null;
  }
}
