import type { EnvironmentTest } from '../../../shared/contract/view.ts';
import type { WatchView } from '../../../shared/contract/watch-view.ts';
import { worstLevel } from '../../../shared/diagnosis/level.ts';
import type { Level } from '../../../shared/diagnosis/reading.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { watchTargets } from '../../../shared/watch/target.ts';
import { hrefOf } from '../../app/route.ts';
import { Button, ButtonLink } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { EnvironmentName } from '../../components/EnvironmentName.tsx';
import { LevelMark } from '../../components/LevelMark.tsx';
import { Section } from '../../components/Page.tsx';
import { ProblemBox } from '../../components/ProblemBox.tsx';
import { QueryView } from '../../components/QueryView.tsx';
import { client } from '../../contract/client.ts';
import { useAction } from '../../state/action.ts';
import { healthOf, overallLevel, readHealth, useHealth } from '../../state/health.ts';
import { useNowMs } from '../../state/now.ts';
import { useQuery } from '../../state/query.ts';
import { useSession } from '../../state/session.ts';
import { environmentsSource, watchSource } from '../../state/sources.ts';
import { agoText } from '../../text/duration.ts';
import { useText } from '../../text/useText.ts';
import styles from './EnvironmentHealth.module.css';
import { PartReadings } from './PartReadings.tsx';
import { WatchedEnvironment } from './WatchedEnvironment.tsx';

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
  const environmentId = environment.id;
  const view = useQuery(watchSource({ environmentId })).data ?? null;
  const isWatched = view?.fromHome === true;
  const toggle = useAction(() =>
    isWatched ? client.watch.stop({ environmentId }) : client.watch.start({ environmentId }),
  );
  const canWatch = useSession((session) => session.info?.readOnly === false) && hasTargets(environment);
  const lastRead =
    readAtMs === null ? text.home.health.never : text.home.health.lastRead(agoText(nowMs - readAtMs, text.common));
  return (
    <li className={styles.environment}>
      <div className={styles.head}>
        <EnvironmentName kind={environment.kind} name={environment.name} />
        <span className={styles.service}>{environment.service}</span>
        <LevelMark level={levelNow(tests, view)} />
        <Button
          busy={toggle.busy}
          disabled={!canWatch}
          title={text.watch.home.hint}
          aria-label={(isWatched ? text.watch.home.stopOn : text.watch.home.startOn)(environment.name)}
          onClick={() => void toggle.run()}
        >
          {isWatched ? text.watch.home.stop : text.watch.home.start}
        </Button>
        <Button
          busy={reading}
          aria-label={`${environment.name} ${text.home.health.read}`}
          onClick={() => void readHealth(environment)}
        >
          {reading ? text.home.health.reading : text.home.health.read}
        </Button>
      </div>
      {view === null ? null : <WatchedEnvironment environment={environment} view={view} />}
      {view !== null && tests === null ? null : <p className={styles.aside}>{lastRead}</p>}
      <ProblemBox problem={problem} />
      <ProblemBox problem={toggle.problem} onDismiss={toggle.dismiss} />
      {tests === null ? null : <PartReadings tests={tests} />}
    </li>
  );
}

/** What the watch sees is newer than what was read by hand. */
function levelNow(tests: readonly EnvironmentTest[] | null, view: WatchView | null): Level {
  const seen = (view?.measures ?? []).flatMap(({ part, last }) =>
    last === null || (part === 'connections' && last.level === 'unknown') ? [] : [last.level],
  );
  if (seen.length > 0) return worstLevel(seen);
  return tests === null ? 'unknown' : overallLevel(tests);
}

function hasTargets({ api, database }: Environment): boolean {
  return watchTargets({ api, database }).length > 0;
}
