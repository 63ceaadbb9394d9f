import { deadlineName } from '../../shared/text/deadline-name.ts';
import { CountdownClock } from '../components/Clock.tsx';
import { useQuery } from '../state/query.ts';
import { deadlinesSource } from '../state/sources.ts';
import { useLanguage, useText } from '../text/useText.ts';
import styles from './NextDeadline.module.css';
import { hrefOf } from './route.ts';

/** What is left until the next deadline of any incident, on every screen but that incident's own, which shows all of them. */
export function NextDeadline({ here }: { here: string | null }) {
  const text = useText().incident.deadlines.notices;
  const language = useLanguage();
  const next = useQuery(deadlinesSource).data?.next ?? null;
  if (next === null || next.incidentId === here) return null;
  return (
    <a
      className={styles.next}
      href={hrefOf({ screen: 'incident', incidentId: next.incidentId })}
      title={`${text.next}: #${next.number} ${next.title}`}
    >
      {`#${next.number} ${deadlineName(next, language)} `}
      <CountdownClock dueAtMs={next.dueAtMs} />
    </a>
  );
}
