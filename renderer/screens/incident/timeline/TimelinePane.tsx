import { useMemo } from 'react';
import type { TimelineRow } from '../../../../shared/incident/state.ts';
import { eventContext } from '../../../../shared/text/describe-event.ts';
import { isShown, timelineFilters } from '../../../../shared/timeline/timeline-filter.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { ProblemBox } from '../../../components/ProblemBox.tsx';
import { Select } from '../../../components/Select.tsx';
import { zoneNameAt } from '../../../components/Time.tsx';
import { Working } from '../../../components/Working.tsx';
import { useDesk } from '../../../state/desk.ts';
import { useQuery } from '../../../state/query.ts';
import { timelineSource } from '../../../state/timeline-source.ts';
import { useText } from '../../../text/useText.ts';
import { DrillMark } from '../DrillMark.tsx';
import { useScene } from '../scene.ts';
import { TimelineKeys } from './TimelineKeys.tsx';
import { TimelineList } from './TimelineList.tsx';
import styles from './TimelinePane.module.css';
import { entriesOf, milestoneMarks } from './timeline-entries.ts';

const noRows: readonly TimelineRow[] = [];

/** All that happened, in the incident's zone, oldest first. Filters say how many rows they hide. */
export function TimelinePane() {
  const { timeline: text, zoneSwitch } = useText().incident;
  const common = useText().common;
  const { incidentId, state, runbook, view } = useScene();
  const query = useQuery(timelineSource(incidentId));
  const filter = useDesk((desk) => desk.filter);
  const { rows = noRows, counts, unreadBefore = null } = query.data ?? {};
  const readFromMs = unreadBefore?.happenedAtMs ?? Number.NEGATIVE_INFINITY;
  const shown = useMemo(() => rows.filter((row) => isShown(row, filter)), [rows, filter]);
  const zone = useDesk(({ showsUtc }) => (showsUtc ? 'UTC' : state.zone));
  // A milestone among rows that are not there yet comes with them.
  const marks = useMemo(
    () => milestoneMarks(state.milestones).filter(({ atMs }) => atMs >= readFromMs),
    [state.milestones, readFromMs],
  );
  const entries = useMemo(() => entriesOf(shown, zone, marks), [shown, zone, marks]);
  const context = useMemo(() => eventContext(state, runbook, zone), [state, runbook, zone]);
  const zoneName = (of: string) => zoneNameAt(state.milestones.declared?.atMs ?? view.lastSeq, of);
  const hidden = counts === undefined ? 0 : counts.all - counts[filter];
  return (
    <section className={styles.pane} aria-label={text.title}>
      <div className={styles.head}>
        <h2 className={styles.title}>
          {text.title} <span className={styles.zone}>{zoneName(zone)}</span>
        </h2>
        {state.zone === 'UTC' ? null : (
          <Button
            look="quiet"
            keys="z"
            aria-label={zone === 'UTC' ? zoneSwitch.toIncident(zoneName(state.zone)) : zoneSwitch.toUtc}
            onClick={() => useDesk.setState({ showsUtc: zone !== 'UTC' })}
          >
            {zone === 'UTC' ? zoneName(state.zone) : 'UTC'}
          </Button>
        )}
        <DrillMark />
        <span className={styles.filter}>
          {hidden === 0 ? null : <span className={styles.hidden}>{text.hidden(hidden)}</span>}
          <Select
            label={text.filter}
            labelHidden
            value={filter}
            options={timelineFilters.map((value) => ({ value, label: text.filters[value] }))}
            onChange={(value) => useDesk.setState({ filter: value, rowId: null })}
          />
        </span>
      </div>
      <TimelineKeys rows={shown} />
      <ProblemBox problem={query.problem} onRetry={query.refetch} />
      {query.data === undefined && query.problem === null ? <Working label={common.loading} /> : null}
      {counts?.[filter] === 0 ? (
        <div className={styles.none}>
          <EmptyState title={counts.all === 0 ? text.empty : text.emptyFilter} />
        </div>
      ) : null}
      {shown.length === 0 ? null : (
        <TimelineList
          key={filter}
          entries={entries}
          context={context}
          unread={unreadBefore === null || counts === undefined ? 0 : counts[filter] - shown.length}
        />
      )}
    </section>
  );
}
