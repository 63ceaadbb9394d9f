import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '../../keys/bindings.ts';
import { useQuery } from '../../state/query.ts';
import { useText } from '../../text/useText.ts';
import { type ArchiveList, archivePage, passagesByIncident, rowsAPage } from './archive-pages.ts';
import { IncidentRow } from './IncidentRow.tsx';
import styles from './IncidentRows.module.css';
import { Passages } from './Passages.tsx';

const rowHeightPx = 67;

/** The list, of which only what is in sight is read and drawn: ten thousand incidents scroll as ten do. */
export function IncidentRows({ list: shown, count }: { list: ArchiveList; count: number }) {
  const { archive: text, common } = useText();
  const list = useRef<HTMLUListElement>(null);
  const [offsetPx, setOffsetPx] = useState(0);
  useLayoutEffect(() => setOffsetPx(list.current?.offsetTop ?? 0), []);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => document.getElementById('main'),
    estimateSize: () => rowHeightPx,
    scrollMargin: offsetPx,
    overscan: 12,
  });

  const inSight = rows.getVirtualItems();
  const pageOf = (index: number) => Math.floor(index / rowsAPage);
  const [from, to] = [pageOf(inSight.at(0)?.index ?? 0), pageOf(inSight.at(-1)?.index ?? 0)];
  const [fromPage, toPage] = [useQuery(archivePage(shown, from)).data, useQuery(archivePage(shown, to)).data];
  const passages = useMemo(() => passagesByIncident(shown.result), [shown.result]);
  const lineAt = (index: number) => (pageOf(index) === from ? fromPage : toPage)?.summaries[index % rowsAPage];

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
      {inSight.map(({ index, start }) => {
        const summary = lineAt(index);
        return (
          <li
            key={summary?.incidentId ?? index}
            ref={rows.measureElement}
            data-index={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            className={styles.row}
            style={{ transform: `translateY(${start - offsetPx}px)` }}
          >
            {summary === undefined ? (
              <p className={styles.coming}>{common.loading}</p>
            ) : (
              <>
                <IncidentRow summary={summary} />
                <Passages passages={passages.get(summary.incidentId) ?? []} zone={summary.zone} />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
