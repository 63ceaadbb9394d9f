import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { ButtonLink } from '../components/Button.tsx';
import { Page } from '../components/Page.tsx';
import { Working } from '../components/Working.tsx';
import { HomeScreen } from '../screens/home/HomeScreen.tsx';
import { useLayers } from '../state/layers.ts';
import { useText } from '../text/useText.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { hrefOf, type Route, useRoute } from './route.ts';
import { Shell } from './Shell.tsx';

/** Everything but home is fetched when it is first gone to. */
function lazily<P>(load: () => Promise<ComponentType<P>>) {
  return lazy(async () => ({ default: await load() }));
}

const IncidentScreen = lazily(async () => (await import('../screens/incident/IncidentScreen.tsx')).IncidentScreen);
const PostmortemScreen = lazily(
  async () => (await import('../screens/postmortem/PostmortemScreen.tsx')).PostmortemScreen,
);
const ArchiveScreen = lazily(async () => (await import('../screens/archive/ArchiveScreen.tsx')).ArchiveScreen);
const RunbooksScreen = lazily(async () => (await import('../screens/runbooks/RunbooksScreen.tsx')).RunbooksScreen);
const RunbookScreen = lazily(async () => (await import('../screens/runbooks/RunbookScreen.tsx')).RunbookScreen);
const EnvironmentsScreen = lazily(
  async () => (await import('../screens/environments/EnvironmentsScreen.tsx')).EnvironmentsScreen,
);
const SettingsScreen = lazily(async () => (await import('../screens/settings/SettingsScreen.tsx')).SettingsScreen);
const CommandPalette = lazily(async () => (await import('./CommandPalette.tsx')).CommandPalette);
const KeyHelp = lazily(async () => (await import('./KeyHelp.tsx')).KeyHelp);

export function App() {
  const route = useRoute();
  const layer = useLayers(({ open }) => open);
  const text = useText().common;
  return (
    <Shell route={route}>
      {/* A new place starts with a new boundary: leaving a broken screen leaves its fault behind. */}
      <ErrorBoundary key={hrefOf(route)}>
        <Suspense fallback={<Working label={text.loading} />}>{screenOf(route)}</Suspense>
      </ErrorBoundary>
      <Suspense fallback={null}>
        {layer === 'palette' ? <CommandPalette /> : null}
        {layer === 'keys' ? <KeyHelp /> : null}
      </Suspense>
    </Shell>
  );
}

function screenOf(route: Route): ReactNode {
  switch (route.screen) {
    case 'home':
      return <HomeScreen />;
    case 'incident':
      return <IncidentScreen incidentId={route.incidentId} />;
    case 'postmortem':
      return <PostmortemScreen incidentId={route.incidentId} />;
    case 'archive':
      return <ArchiveScreen />;
    case 'runbooks':
      return <RunbooksScreen />;
    case 'runbook':
      return <RunbookScreen hash={route.hash} />;
    case 'environments':
      return <EnvironmentsScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'unknown':
      return <NotFound />;
  }
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
