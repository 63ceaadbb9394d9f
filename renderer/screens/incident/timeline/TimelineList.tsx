import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { EventContext } from '../../../../shared/text/describe-event.ts';
import { Button } from '../../../components/Button.tsx';
import { Working } from '../../../components/Working.tsx';
import { withImeGuard } from '../../../keys/ime-guard.ts';
import { useDesk } from '../../../state/desk.ts';
import { useText } from '../../../text/useText.ts';
import { DayHeading } from './DayHeading.tsx';
import { MilestoneMarker } from './MilestoneMarker.tsx';
import { focusRow } from './row-element.ts';
import styles from './TimelineList.module.css';
import { TimelineRowView } from './TimelineRowView.tsx';
import type { TimelineEntry } from './timeline-entries.ts';

type TimelineListProps = {
  entries: readonly TimelineEntry[];
  context: EventContext;
  /** Rows before these that are still being read. */
  unread: number;
};

const estimateRowPx = (): number => 44;
/** Within this of the end, new rows keep the end in sight. */
const nearEndPx = 60;

/**
 * The rows, of which only those near the window are in the page. It stays at the newest row unless a person scrolled away, and then
 * what they look at stays where it is, whatever comes before or behind it.
 */
export function TimelineList({ entries, context, unread }: TimelineListProps) {
  const { common, incident } = useText();
  const text = incident.timeline;
  const place = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const last = useRef({ scrollTop: 0, scrollHeight: 0 });
  const [seenKey, setSeenKey] = useState('');
  /** The oldest row was asked for before it was read. */
  const [wantsOldest, setWantsOldest] = useState(false);
  const rowId = useDesk((desk) => desk.rowId);
  const takenIndex = rowId === null ? -1 : entries.findIndex((entry) => idOf(entry) === rowId);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => place.current,
    estimateSize: estimateRowPx,
    // Another function would have every row placed anew.
    getItemKey: useCallback((index) => keyOf(entries[index]), [entries]),
    anchorTo: 'end',
    overscan: 4,
    // The row that was taken in hand stays in the page wherever the list is: with it, the keyboard would lose its place.
    rangeExtractor: useCallback((range: Range) => withIndex(defaultRangeExtractor(range), takenIndex), [takenIndex]),
  });
  const lastKey = keyOf(entries.at(-1));
  const newestRow = entries.findLast(({ kind }) => kind === 'row');
  const inHandId = rowId ?? idOf(newestRow);
  const indexInHand = rowId === null ? entries.findLastIndex(({ kind }) => kind === 'row') : takenIndex;

  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (follows) setSeenKey(lastKey);
  }, [follows, lastKey]);
  useEffect(() => (follows ? keepEndInSight(place.current, list.current) : undefined), [follows]);

  const latest = useRef({ entries, virtualizer });
  latest.current = { entries, virtualizer };
  // Only where another row is taken in hand does the list go there, not whenever a row arrives.
  useEffect(() => {
    const index = latest.current.entries.findIndex((entry) => idOf(entry) === rowId);
    if (rowId === null || index < 0) return;
    if (index < latest.current.entries.length - 1) setFollows(false);
    latest.current.virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [rowId]);

  useEffect(() => {
    const oldest = latest.current.entries.find(({ kind }) => kind === 'row');
    const id = idOf(oldest);
    if (!wantsOldest || unread > 0 || id === null) return;
    setWantsOldest(false);
    focusRow(id);
  }, [wantsOldest, unread]);

  function move(event: KeyboardEvent): void {
    const id = idOf(nextRow(event.key, indexInHand, entries));
    if (id === null) return;
    event.preventDefault();
    setWantsOldest(event.key === 'Home' && unread > 0);
    focusRow(id);
  }

  const seen = entries.findLastIndex((entry) => keyOf(entry) === seenKey);
  const missed = seen < 0 ? 0 : entries.length - 1 - seen;
  return (
    <div className={styles.frame}>
      <div
        ref={place}
        className={styles.place}
        onWheel={({ deltaY }) => deltaY < 0 && setFollows(false)}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          // Rows that come, or turn out lower than estimated, move the list as well: where its height stays, a person scrolled up.
          const byHand = scrollTop < last.current.scrollTop && scrollHeight === last.current.scrollHeight;
          if (scrollHeight - scrollTop - clientHeight < nearEndPx) setFollows(true);
          else if (byHand) setFollows(false);
          last.current = { scrollTop, scrollHeight };
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
      {unread === 0 || (follows && !wantsOldest) ? null : (
        <div className={styles.older}>
          <Working label={common.loading} done={entries.length} total={entries.length + unread} />
        </div>
      )}
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

/** `index` among the others, in order; -1 is none. */
function withIndex(indexes: number[], index: number): number[] {
  return index < 0 || indexes.includes(index) ? indexes : [...indexes, index].sort((one, other) => one - other);
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

function nextRow(key: string, from: number, entries: readonly TimelineEntry[]): TimelineEntry | undefined {
  const isRow = ({ kind }: TimelineEntry): boolean => kind === 'row';
  switch (key) {
    case 'ArrowUp':
      return entries.slice(0, Math.max(0, from)).findLast(isRow);
    case 'ArrowDown':
      return entries.slice(from + 1).find(isRow);
    case 'Home':
      return entries.find(isRow);
    case 'End':
      return entries.findLast(isRow);
    default:
      return undefined;
  }
}
