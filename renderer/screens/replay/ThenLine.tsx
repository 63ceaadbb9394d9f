import { hrefOf } from '../../app/route.ts';
import { ButtonLink } from '../../components/Button.tsx';
import { EnvironmentName } from '../../components/EnvironmentName.tsx';
import { clockText } from '../../text/duration.ts';
import { useText } from '../../text/useText.ts';
import { useMoment } from './moment.ts';
import styles from './ThenLine.module.css';
import { useReplayText } from './useReplayText.ts';

/** Where, what, how bad, how long: as it stood at the moment, not as it is called now. */
export function ThenLine() {
  const { common, incident } = useText();
  const text = useReplayText();
  const { incidentId, number, state, atMs } = useMoment();
  const { environment, title, drill, severity, status, milestones } = state;
  const from = milestones.detected ?? milestones.declared;
  const untilMs = milestones.recovered?.atMs ?? atMs;
  const since = milestones.detected === null ? text.sinceDeclared : text.sinceDetected;
  return (
    <header className={styles.line}>
      {environment === null ? null : <EnvironmentName kind={environment.kind} name={environment.name} />}
      {drill && environment?.kind !== 'drill' ? <strong>{common.drill}</strong> : null}
      <h1 className={styles.title}>
        <span className={styles.name}>{text.name}</span> {`${incident.number(number)} ${title}`}
      </h1>
      <strong>{severity === null ? text.severityBlank : common.severity(severity)}</strong>
      {status === 'closed' ? <strong>{text.closed}</strong> : null}
      {from === null ? null : (
        <span className={styles.elapsed}>
          <span className={styles.word}>{milestones.recovered === null ? since : text.untilRecovered}</span>{' '}
          {clockText(untilMs - from.atMs)}
        </span>
      )}
      <span className={styles.doors}>
        <ButtonLink href={hrefOf({ screen: 'incident', incidentId })}>{text.openIncident}</ButtonLink>
        <ButtonLink keys="g p" href={hrefOf({ screen: 'postmortem', incidentId })}>
          {text.postmortem}
        </ButtonLink>
      </span>
      <p className={styles.explain}>{text.explain}</p>
    </header>
  );
}
