import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { useKeys } from '../../keys/bindings.ts';
import { useText } from '../../text/useText.ts';
import type { FoundIncident } from './find-incidents.ts';
import { IncidentRow } from './IncidentRow.tsx';
import styles from './IncidentRows.module.css';
import { Passages } from './Passages.tsx';

const rowHeightPx = 56;

/** The list, of which only what is in sight is drawn: ten thousand incidents scroll as ten do. */
export function IncidentRows({ found }: { found: readonly FoundIncident[] }) {
  const text = useText().archive;
  const list = useRef<HTMLUListElement>(null);
  const [offsetPx, setOffsetPx] = useState(0);
  useLayoutEffect(() => setOffsetPx(list.current?.offsetTop ?? 0), []);
  const rows = useVirtualizer({
    count: found.length,
    getScrollElement: () => document.getElementById('main'),
    estimateSize: () => rowHeightPx,
    getItemKey: (index) => found[index]?.summary.incidentId ?? index,
    scrollMargin: offsetPx,
    overscan: 12,
  });

  function move(by: number): void {
    const links: HTMLElement[] = [...(list.current?.querySelectorAll<HTMLElement>('a[data-row]') ?? [])];
    const at = document.activeElement instanceof HTMLElement ? links.indexOf(document.activeElement) : -1;
    const next = links[at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + by))];
    next?.focus();
  }

  useKeys([
    { key: 'j', label: text.nextRow, run: () => move(1) },
    { key: 'k', label: text.previousRow, run: () => move(-1) },
  ]);

  return (
    <ul ref={list} className={styles.list} aria-label={text.list} style={{ height: `${rows.getTotalSize()}px` }}>
      {rows.getVirtualItems().map(({ index, key, start }) => {
        const incident = found[index];
        return incident === undefined ? null : (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            aria-setsize={found.length}
            aria-posinset={index + 1}
            className={styles.row}
            style={{ transform: `translateY(${start - offsetPx}px)` }}
          >
            <IncidentRow summary={incident.summary} />
            {incident.passages.length === 0 ? null : (
              <Passages passages={incident.passages} zone={incident.summary.zone} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
