import type { OwedPostmortem } from '../../../shared/contract/incident-list-contract.ts';
import { hrefOf } from '../../app/route.ts';
import { ButtonLink } from '../../components/Button.tsx';
import { CountdownClock } from '../../components/Clock.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Section } from '../../components/Page.tsx';
import { QueryView } from '../../components/QueryView.tsx';
import { useQuery } from '../../state/query.ts';
import { owedPostmortemsSource } from '../../state/sources.ts';
import { useText } from '../../text/useText.ts';
import styles from './HomeScreen.module.css';

/** Postmortems not yet exported, soonest due first, with the time left. */
export function PostmortemsDue() {
  const text = useText().home.postmortems;
  const owed = useQuery(owedPostmortemsSource);
  return (
    <Section title={text.title}>
      <QueryView query={owed}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={text.empty} />
          ) : (
            <ul className={styles.rows}>
              {rows.map((row) => (
                <OwedRow key={row.summary.incidentId} owed={row} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  );
}

function OwedRow({ owed: { summary, dueAtMs } }: { owed: OwedPostmortem }) {
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
