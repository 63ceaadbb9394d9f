import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { Diagnostic } from '../../../shared/runbook/model.ts';
import { classes } from '../../components/classes.ts';
import { useLanguage, useText } from '../../text/useText.ts';
import { SeverityMark } from './SeverityMark.tsx';
import styles from './SourceText.module.css';

/** A line to show; `time` tells a second jump to the same line from the first. */
export type JumpTarget = { line: number; time: number };

type SourceTextProps = {
  label: string;
  lines: readonly string[];
  findings: readonly Diagnostic[];
  target: JumpTarget | null;
};

const lineHeightPx = 21;

/** The file as it stands, line by line, each finding below the line it is about. Only what is in sight is drawn. */
export function SourceText({ label, lines, findings, target }: SourceTextProps) {
  const text = useText().runbooks.findings;
  const language = useLanguage();
  const pane = useRef<HTMLElement>(null);
  const byLine = useMemo(() => Map.groupBy(findings, ({ line }) => line), [findings]);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => pane.current,
    estimateSize: () => lineHeightPx,
    overscan: 20,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the list's own object is new at every render; a new target alone moves it.
  useEffect(() => {
    if (target !== null) rows.scrollToIndex(target.line - 1, { align: 'center' });
  }, [target]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard.
    <section ref={pane} className={styles.pane} aria-label={label} tabIndex={0}>
      <ol className={styles.lines} style={{ height: `${rows.getTotalSize()}px` }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const number = index + 1;
          const found = byLine.get(number) ?? [];
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              data-line={number}
              aria-current={number === target?.line ? 'true' : undefined}
              className={classes(styles.line, number === target?.line && styles.target)}
              style={{ transform: `translateY(${start}px)` }}
            >
              <span className={styles.number} aria-hidden="true">
                {number}
              </span>
              <code className={styles.code}>{lines[index] || ' '}</code>
              {found.length === 0 ? null : (
                <ul className={styles.findings} aria-label={text.onLine(found.length)}>
                  {found.map((finding) => (
                    <li key={`${finding.code} ${finding.column}`}>
                      <SeverityMark severity={finding.severity} /> {finding.message[language]}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
