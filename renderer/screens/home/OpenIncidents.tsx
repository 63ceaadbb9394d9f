import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import { hrefOf } from '../../app/route.ts';
import { ElapsedClock } from '../../components/Clock.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { EnvironmentName } from '../../components/EnvironmentName.tsx';
import { Section } from '../../components/Page.tsx';
import { QueryView } from '../../components/QueryView.tsx';
import { useQuery } from '../../state/query.ts';
import { overviewSource } from '../../state/sources.ts';
import { useText } from '../../text/useText.ts';
import styles from './HomeScreen.module.css';

/** What is owed stands below, and must stay in sight. */
const shownAtMost = 8;

/** Incidents that are not closed, newest first, with their clocks. */
export function OpenIncidents() {
  const text = useText().home.open;
  const overview = useQuery(overviewSource);
  return (
    <Section title={text.title}>
      <QueryView query={overview}>
        {({ open, openCount }) => {
          if (openCount === 0) return <EmptyState title={text.empty} />;
          const shown = open.slice(0, shownAtMost);
          return (
            <ul className={styles.rows}>
              {shown.map((summary) => (
                <OpenIncident key={summary.incidentId} summary={summary} />
              ))}
              {openCount > shown.length ? (
                <li className={styles.row}>
                  <a href={hrefOf({ screen: 'archive' })}>{text.more(openCount - shown.length)}</a>
                </li>
              ) : null}
            </ul>
          );
        }}
      </QueryView>
    </Section>
  );
}

function OpenIncident({ summary }: { summary: IncidentSummary }) {
  const text = useText();
  const { incidentId, number, title, severity, environmentKind, environmentName, detectedAtMs, declaredAtMs } = summary;
  return (
    <li className={styles.row}>
      {environmentKind === null ? null : <EnvironmentName kind={environmentKind} name={environmentName} />}
      <a className={styles.grow} href={hrefOf({ screen: 'incident', incidentId })}>{`#${number} ${title}`}</a>
      {severity === null ? null : <strong>{text.common.severity(severity)}</strong>}
      <span>
        <span className={styles.aside}>
          {detectedAtMs === null ? text.home.open.sinceDeclared : text.home.open.sinceDetected}
        </span>{' '}
        <ElapsedClock sinceMs={detectedAtMs ?? declaredAtMs} untilMs={summary.recoveredAtMs} />
      </span>
    </li>
  );
}
