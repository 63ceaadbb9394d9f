import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import { hrefOf } from '../../app/route.ts';
import { ButtonLink } from '../../components/Button.tsx';
import { EnvironmentName } from '../../components/EnvironmentName.tsx';
import { Time } from '../../components/Time.tsx';
import { clockText } from '../../text/duration.ts';
import { useText } from '../../text/useText.ts';
import styles from './IncidentRow.module.css';
import { untilRecoveredMs } from './until-recovered.ts';

/** One incident in a line: when, where, what, how long, and its two doors. */
export function IncidentRow({ summary }: { summary: IncidentSummary }) {
  const { common, archive: text } = useText();
  const { incidentId, number, title, status, drill, severity, environmentKind, environmentName } = summary;
  const durationMs = untilRecoveredMs(summary);
  const patterns = summary.patternNumbers.map((pattern, index) => `${pattern} ${summary.patternTitles[index] ?? ''}`);
  return (
    <div className={styles.incident}>
      <span className={styles.when}>
        <Time atMs={summary.declaredAtMs} zone={summary.zone} show="dateTime" withZone />
      </span>
      <span className={styles.what}>
        <a data-row="" href={hrefOf({ screen: 'incident', incidentId })}>{`#${number} ${title}`}</a>
        <span className={styles.facts}>
          {environmentKind === null ? null : <EnvironmentName kind={environmentKind} name={environmentName} />}
          {drill && environmentKind !== 'drill' ? <strong>{common.drill}</strong> : null}
          {severity === null ? null : <strong>{common.severity(severity)}</strong>}
          {summary.service === null ? null : <span>{summary.service}</span>}
          {patterns.map((pattern) => (
            <span key={pattern}>{pattern}</span>
          ))}
        </span>
      </span>
      <span className={styles.duration}>
        {durationMs === null ? (
          text.notRecovered
        ) : (
          <>
            <span className={styles.name}>{text.untilRecovered}</span> {clockText(durationMs)}
          </>
        )}
      </span>
      <span className={status === 'open' ? styles.open : styles.closed}>
        {status === 'open' ? text.open : text.closed}
      </span>
      <span className={styles.document}>
        <ButtonLink href={hrefOf({ screen: 'postmortem', incidentId })} aria-label={text.postmortemOf(number)}>
          {text.postmortem}
        </ButtonLink>
        <ButtonLink look="quiet" href={hrefOf({ screen: 'replay', incidentId })} aria-label={text.replayOf(number)}>
          {text.replay}
        </ButtonLink>
        <span className={styles.name}>
          {text.documentStatuses[summary.documentStatus]}
          {summary.exported ? ` · ${text.exported}` : ''}
        </span>
      </span>
    </div>
  );
}
