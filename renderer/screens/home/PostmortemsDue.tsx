import type { IncidentSummary } from '../../../shared/incident/summary.ts';
import { hrefOf } from '../../app/route.ts';
import { ButtonLink } from '../../components/Button.tsx';
import { CountdownClock } from '../../components/Clock.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Section } from '../../components/Page.tsx';
import { QueryView } from '../../components/QueryView.tsx';
import { client } from '../../contract/client.ts';
import { type Source, useQuery } from '../../state/query.ts';
import { useText } from '../../text/useText.ts';
import styles from './HomeScreen.module.css';

type Owed = { summary: IncidentSummary; dueAtMs: number | null };

const shownAtMost = 20;

/** The runbook that an incident is bound to sets the deadline, so each one that owes a postmortem is asked for its own. */
const owedSource: Source<Owed[]> = {
  key: 'postmortems owed',
  read: async () => {
    const summaries = await client.incidents.list();
    const owing = summaries
      .filter(({ recoveredAtMs, exported }) => recoveredAtMs !== null && !exported)
      .sort((one, other) => (other.recoveredAtMs ?? 0) - (one.recoveredAtMs ?? 0))
      .slice(0, shownAtMost);
    const owed = await Promise.all(
      owing.map(async (summary) => {
        const { deadlines } = await client.incidents.get({ incidentId: summary.incidentId });
        const deadline = deadlines.find(({ kind }) => kind === 'postmortem');
        return deadline?.handled === true ? [] : [{ summary, dueAtMs: deadline?.dueAtMs ?? null }];
      }),
    );
    const dueAtMs = (one: Owed): number => one.dueAtMs ?? Number.POSITIVE_INFINITY;
    return owed.flat().sort((one, other) => dueAtMs(one) - dueAtMs(other));
  },
  concerns: ({ topic }) => topic === 'incidents' || topic === 'incident',
};

/** Postmortems not yet exported, soonest due first, with the time left. */
export function PostmortemsDue() {
  const text = useText().home.postmortems;
  const owed = useQuery(owedSource);
  return (
    <Section title={text.title}>
      <QueryView query={owed}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={text.empty} />
          ) : (
            <ul className={styles.rows}>
              {rows.map((row) => (
                <OwedPostmortem key={row.summary.incidentId} owed={row} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  );
}

function OwedPostmortem({ owed: { summary, dueAtMs } }: { owed: Owed }) {
  const text = useText();
  const { incidentId, number, title, drill } = summary;
  return (
    <li className={styles.row}>
      {drill ? <span className={styles.aside}>{text.common.drill}</span> : null}
      <a className={styles.grow} href={hrefOf({ screen: 'incident', incidentId })}>{`#${number} ${title}`}</a>
      {dueAtMs === null ? (
        <span className={styles.aside}>{text.home.postmortems.withoutDeadline}</span>
      ) : (
        <CountdownClock dueAtMs={dueAtMs} />
      )}
      <ButtonLink
        href={hrefOf({ screen: 'postmortem', incidentId })}
        aria-label={`${text.home.postmortems.write} #${number}`}
      >
        {text.home.postmortems.write}
      </ButtonLink>
    </li>
  );
}
