import type { ErasedIncident } from '../../../../shared/contract/erasure-contract.ts';
import { Time } from '../../../components/Time.tsx';
import { client } from '../../../contract/client.ts';
import { type Source, useQuery } from '../../../state/query.ts';
import { useText } from '../../../text/useText.ts';
import styles from './EraseDialog.module.css';

const rememberedSource: Source<ErasedIncident[]> = {
  key: 'deleted incidents',
  read: () => client.erasures.list(),
  concerns: ({ topic }) => topic === 'incidents',
};

/** What is left of deleted incidents: when, by whom, why. */
export function Remembered() {
  const text = useText().erase;
  const { data } = useQuery(rememberedSource);
  if (data === undefined) return null;
  return (
    <details className={styles.remembered}>
      <summary>
        {text.remembered} ({data.length})
      </summary>
      {data.length === 0 ? <p className={styles.hint}>{text.rememberedNone}</p> : null}
      <ul>
        {data.map(({ incidentId, erasedAtMs, actor, reason, eventCount }) => (
          <li key={incidentId}>
            <Time atMs={erasedAtMs} show="dateTime" withZone />
            <strong>{reason === '' ? text.withoutReason : reason}</strong>
            <span className={styles.hint}>{text.rememberedLine(eventCount, actor)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
