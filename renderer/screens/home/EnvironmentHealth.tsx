import type { Environment } from '../../../shared/environment/environment.ts';
import { hrefOf } from '../../app/route.ts';
import { Button, ButtonLink } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { EnvironmentName } from '../../components/EnvironmentName.tsx';
import { LevelMark } from '../../components/LevelMark.tsx';
import { Section } from '../../components/Page.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { QueryView } from '../../components/QueryView.tsx';
import { healthOf, overallLevel, readHealth, useHealth } from '../../state/health.ts';
import { useNowMs } from '../../state/now.ts';
import { useQuery } from '../../state/query.ts';
import { environmentsSource } from '../../state/sources.ts';
import { agoText } from '../../text/duration.ts';
import { useText } from '../../text/useText.ts';
import styles from './EnvironmentHealth.module.css';
import { PartReadings } from './PartReadings.tsx';

/** Each environment as it was when last read, or unknown; reading is asked for, never done unasked. */
export function EnvironmentHealth() {
  const text = useText().home.health;
  const environments = useQuery(environmentsSource);
  const entries = environments.data ?? [];
  const readAll =
    entries.length < 2 ? undefined : (
      <Button onClick={() => entries.forEach(({ environment }) => void readHealth(environment))}>{text.readAll}</Button>
    );
  return (
    <Section title={text.title} actions={readAll}>
      <QueryView query={environments}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={text.empty} hint={text.emptyHint}>
              <ButtonLink href={hrefOf({ screen: 'environments' })}>{text.add}</ButtonLink>
            </EmptyState>
          ) : (
            <ul className={styles.list}>
              {list.map(({ environment }) => (
                <HealthRow key={environment.id} environment={environment} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  );
}

function HealthRow({ environment }: { environment: Environment }) {
  const text = useText();
  const nowMs = useNowMs();
  const { reading, tests, readAtMs, problem } = useHealth(healthOf(environment.id));
  const lastRead =
    readAtMs === null ? text.home.health.never : text.home.health.lastRead(agoText(nowMs - readAtMs, text.common));
  return (
    <li className={styles.environment}>
      <div className={styles.head}>
        <EnvironmentName kind={environment.kind} name={environment.name} />
        <span className={styles.service}>{environment.service}</span>
        <LevelMark level={tests === null ? 'unknown' : overallLevel(tests)} />
        <Button
          busy={reading}
          aria-label={`${environment.name} ${text.home.health.read}`}
          onClick={() => void readHealth(environment)}
        >
          {reading ? text.home.health.reading : text.home.health.read}
        </Button>
      </div>
      <p className={styles.aside}>{lastRead}</p>
      <ProblemBox problem={problem} />
      {tests === null ? null : <PartReadings tests={tests} />}
    </li>
  );
}
