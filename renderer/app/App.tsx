import { type ComponentType, type ReactNode, useEffect } from 'react';
import { ButtonLink } from '../components/Button.tsx';
import { Fetched, type Part, partOf } from '../components/Fetched.tsx';
import { Page } from '../components/Page.tsx';
import { Working } from '../components/Working.tsx';
import type { CallProblem } from '../contract/problem.ts';
import { HomeScreen } from '../screens/home/HomeScreen.tsx';
import { useLayers } from '../state/layers.ts';
import { useSession } from '../state/session.ts';
import { useText } from '../text/useText.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { hrefOf, type Route, useRoute } from './route.ts';
import { Shell } from './Shell.tsx';

/** Everything but home is fetched when it is first gone to. */
const incidentScreen = partOf(async () => (await import('../screens/incident/IncidentScreen.tsx')).IncidentScreen);
const postmortemScreen = partOf(
  async () => (await import('../screens/postmortem/PostmortemScreen.tsx')).PostmortemScreen,
);
const replayScreen = partOf(async () => (await import('../screens/replay/ReplayScreen.tsx')).ReplayScreen);
const archiveScreen = partOf(async () => (await import('../screens/archive/ArchiveScreen.tsx')).ArchiveScreen);
const actionsScreen = partOf(async () => (await import('../screens/actions/ActionsScreen.tsx')).ActionsScreen);
const numbersScreen = partOf(async () => (await import('../screens/numbers/NumbersScreen.tsx')).NumbersScreen);
const runbooksScreen = partOf(async () => (await import('../screens/runbooks/RunbooksScreen.tsx')).RunbooksScreen);
const runbookScreen = partOf(async () => (await import('../screens/runbooks/RunbookScreen.tsx')).RunbookScreen);
const environmentsScreen = partOf(
  async () => (await import('../screens/environments/EnvironmentsScreen.tsx')).EnvironmentsScreen,
);
const settingsScreen = partOf(async () => (await import('../screens/settings/SettingsScreen.tsx')).SettingsScreen);
const recoveryScreen = partOf(async () => (await import('../screens/recovery/RecoveryScreen.tsx')).RecoveryScreen);
const commandPalette = partOf(async () => (await import('./CommandPalette.tsx')).CommandPalette);
const keyHelp = partOf(async () => (await import('./KeyHelp.tsx')).KeyHelp);

/** The first screen comes first. */
const untilFetchedAheadMs = 300;

/** What must stand at once when its key is pressed. */
function fetchAhead(): void {
  // Without them now, they come then.
  for (const { fetch } of [incidentScreen, commandPalette, keyHelp]) fetch().catch(() => undefined);
}

export function App() {
  const route = useRoute();
  const layer = useLayers(({ open }) => open);
  useEffect(() => {
    const timer = setTimeout(fetchAhead, untilFetchedAheadMs);
    return () => clearTimeout(timer);
  }, []);
  const needsRecovery = useSession(({ problem }) => isRecovery(problem));
  if (needsRecovery) {
    return (
      <main id="main" tabIndex={-1}>
        <ErrorBoundary>
          {shown(recoveryScreen, (Screen) => (
            <Screen />
          ))}
        </ErrorBoundary>
      </main>
    );
  }
  return (
    <Shell route={route}>
      {/* A new place starts with a new boundary: leaving a broken screen leaves its fault behind. */}
      <ErrorBoundary key={hrefOf(route)}>{screenOf(route)}</ErrorBoundary>
      {layer === 'palette' ? <Fetched part={commandPalette}>{(Palette) => <Palette />}</Fetched> : null}
      {layer === 'keys' ? <Fetched part={keyHelp}>{(Help) => <Help />}</Fetched> : null}
    </Shell>
  );
}

/** The host could not open its record, and serves nothing but the ways out of that. */
function isRecovery(problem: CallProblem | null): boolean {
  return problem?.kind === 'expected' && problem.data.reason === 'recordNeedsRecovery';
}

function screenOf(route: Route): ReactNode {
  switch (route.screen) {
    case 'home':
      return <HomeScreen />;
    case 'incident':
      return shown(incidentScreen, (Screen) => <Screen incidentId={route.incidentId} />);
    case 'postmortem':
      return shown(postmortemScreen, (Screen) => <Screen incidentId={route.incidentId} />);
    case 'replay':
      return shown(replayScreen, (Screen) => <Screen incidentId={route.incidentId} />);
    case 'archive':
      return shown(archiveScreen, (Screen) => <Screen />);
    case 'actions':
      return shown(actionsScreen, (Screen) => <Screen />);
    case 'numbers':
      return shown(numbersScreen, (Screen) => <Screen />);
    case 'runbooks':
      return shown(runbooksScreen, (Screen) => <Screen />);
    case 'runbook':
      return shown(runbookScreen, (Screen) => <Screen hash={route.hash} />);
    case 'environments':
      return shown(environmentsScreen, (Screen) => <Screen />);
    case 'settings':
      return shown(settingsScreen, (Screen) => <Screen />);
    case 'unknown':
      return <NotFound />;
  }
}

function shown<Props>(part: Part<Props>, show: (component: ComponentType<Props>) => ReactNode): ReactNode {
  return (
    <Fetched part={part} waiting={<Loading />}>
      {show}
    </Fetched>
  );
}

function NotFound() {
  const text = useText().common.notFound;
  return (
    <Page title={text.title}>
      <p>
        <ButtonLink href={hrefOf({ screen: 'home' })}>{text.action}</ButtonLink>
      </p>
    </Page>
  );
}

function Loading() {
  return <Working label={useText().common.loading} />;
}
