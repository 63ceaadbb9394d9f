import { useMemo } from 'react';
import type { RunbookView } from '../../../shared/contract/view.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { QueryView } from '../../components/QueryView.tsx';
import { useQuery } from '../../state/query.ts';
import { runbookSource } from '../../state/sources.ts';
import { SourceText } from '../runbooks/SourceText.tsx';
import { useMoment } from './moment.ts';
import styles from './RunbookThen.module.css';
import { useReplayText } from './useReplayText.ts';
import { WorkThen } from './WorkThen.tsx';

/** The text that guided the response, byte for byte as it was pinned then, and how far its work had come. */
export function RunbookThen() {
  const text = useReplayText().runbook;
  const { state } = useMoment();
  const hash = state.runbook?.hash ?? null;
  const query = useQuery(hash === null ? null : runbookSource(hash));
  if (hash === null) return <EmptyState title={text.none} />;
  return (
    <div className={styles.pane}>
      <WorkThen />
      <QueryView query={query}>{(view) => <PinnedText key={hash} view={view} />}</QueryView>
    </div>
  );
}

const noFindings = [] as const;

/** At the pattern that had been chosen last; from there a person scrolls as they like. */
function PinnedText({ view: { runbook, entry, source } }: { view: RunbookView }) {
  const text = useReplayText().runbook;
  const activeIds = useMoment().state.activePatterns.map(({ pattern }) => pattern.id);
  const line = runbook.patterns.findLast(({ id }) => activeIds.includes(id))?.line ?? null;
  const target = useMemo(() => (line === null ? null : { line, time: 0 }), [line]);
  const lines = useMemo(() => source.split(/\r\n|\n|\r/u), [source]);
  return (
    <div className={styles.text}>
      <p className={styles.facts}>
        <strong>{entry.title}</strong> <code>{`SHA-256 ${entry.hash.slice(0, 16)}`}</code>
      </p>
      <SourceText label={text.source(entry.name)} lines={lines} findings={noFindings} target={target} />
    </div>
  );
}
