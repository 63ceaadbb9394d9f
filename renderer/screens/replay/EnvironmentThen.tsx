import type { EnvironmentSnapshot } from '../../../shared/incident/event.ts';
import type { ReplayText } from '../../../shared/text/replay-ja.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useText } from '../../text/useText.ts';
import styles from './EnvironmentThen.module.css';
import { useMoment } from './moment.ts';
import { useReplayText } from './useReplayText.ts';

/** What the response looked at: the environment as it was written down then, whatever it is set to now. */
export function EnvironmentThen() {
  const { environment: text, panes } = useReplayText();
  const { environmentKinds } = useText().common;
  const { state } = useMoment();
  if (state.environment === null) return <EmptyState title={text.none} />;
  const facts = factsOf(state.environment, environmentKinds[state.environment.kind], text);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard.
    <section className={styles.pane} tabIndex={0} aria-label={panes.environment}>
      <dl className={styles.facts}>
        {[...facts, { name: text.zone, values: [state.zone] }].map(({ name, values }) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            {values.map((value) => (
              <dd key={value}>{value}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

type Fact = { name: string; values: string[] };

function factsOf(
  { name, service, api, database, hosts, logs, contacts }: EnvironmentSnapshot,
  kind: string,
  text: ReplayText['environment'],
): Fact[] {
  const target = database && `${database.user}@${database.host}:${database.port}/${database.database}`;
  const hostName = (id: string): string => hosts.find((host) => host.id === id)?.name ?? '';
  return [
    { name: text.kind, values: [kind] },
    { name: text.name, values: [name] },
    { name: text.service, values: [service] },
    { name: text.api, values: api === null ? [] : [`${api.baseUrl}${api.healthPath ?? ''}`] },
    { name: text.endpoints, values: api?.endpoints ?? [] },
    { name: text.database, values: target === null ? [] : [target] },
    { name: text.hosts, values: hosts.map((host) => host.name) },
    { name: text.logs, values: logs.map(({ path, hostId }) => [hostName(hostId), path].filter(Boolean).join(' ')) },
    {
      name: text.contacts,
      values: contacts.map(({ role, person, contact }) => [role, person, contact].filter(Boolean).join(' ')),
    },
  ].filter(({ values }) => values.some((value) => value !== ''));
}
