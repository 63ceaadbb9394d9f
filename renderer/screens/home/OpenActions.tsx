import { hrefOf } from '../../app/route.ts';
import { ButtonLink } from '../../components/Button.tsx';
import { Section } from '../../components/Page.tsx';
import { QueryView } from '../../components/QueryView.tsx';
import { actionOverviewSource } from '../../state/across-sources.ts';
import { useQuery } from '../../state/query.ts';
import { useText } from '../../text/useText.ts';
import { DueDay } from '../actions/DueDay.tsx';
import styles from './HomeScreen.module.css';

/** What earlier incidents asked for and nobody has done yet: how much, and the few whose day comes first or is over. */
export function OpenActions() {
  const text = useText().across.actions;
  const overview = useQuery(actionOverviewSource(false));
  return (
    <Section
      title={text.title}
      actions={
        <ButtonLink href={hrefOf({ screen: 'actions' })} keys="g i">
          {text.seeAll}
        </ButtonLink>
      }
    >
      <QueryView query={overview}>
        {({ open, overdue, repeated, soonest }) => (
          <>
            <p className={styles.aside}>
              {open === 0 ? text.empty : text.counts(open, overdue)}
              {repeated === 0 ? '' : ` · ${text.repeated(repeated)}`}
            </p>
            {soonest.length === 0 ? null : (
              <ul className={styles.rows}>
                {soonest.map((item) => (
                  <li key={`${item.incidentId}/${item.itemId}`} className={styles.row}>
                    <span className={styles.grow}>
                      {item.text}{' '}
                      <a
                        className={styles.aside}
                        href={hrefOf({ screen: 'incident', incidentId: item.incidentId })}
                      >{`#${item.incidentNumber}`}</a>
                    </span>
                    <span className={styles.aside}>{item.owner ?? text.noOwner}</span>
                    <DueDay item={item} />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </QueryView>
    </Section>
  );
}
