/**
 * Where in the app the window is. Routes stand behind the address's `#`, since the hosts serve one page and know no others.
 */
import { useSyncExternalStore } from 'react';

export type Route =
  | { screen: 'home' | 'archive' | 'runbooks' | 'environments' | 'settings' }
  | { screen: 'incident' | 'postmortem'; incidentId: string }
  | { screen: 'runbook'; hash: string }
  | { screen: 'unknown' };

export function parseRoute(address: string): Route {
  const [first = '', second, third, ...more] = address
    .replace(/^#\/?/, '')
    .split('/')
    .map((part) => decode(part));
  if (more.length > 0) return { screen: 'unknown' };
  if (second === undefined) return plainScreen(first);
  if (second === '') return { screen: 'unknown' };
  if (first === 'incident' && third === undefined) return { screen: 'incident', incidentId: second };
  if (first === 'incident' && third === 'postmortem') return { screen: 'postmortem', incidentId: second };
  if (first === 'runbooks' && third === undefined) return { screen: 'runbook', hash: second };
  return { screen: 'unknown' };
}

export function hrefOf(route: Route): string {
  switch (route.screen) {
    case 'incident':
      return `#/incident/${encodeURIComponent(route.incidentId)}`;
    case 'postmortem':
      return `#/incident/${encodeURIComponent(route.incidentId)}/postmortem`;
    case 'runbook':
      return `#/runbooks/${encodeURIComponent(route.hash)}`;
    case 'home':
    case 'unknown':
      return '#/';
    default:
      return `#/${route.screen}`;
  }
}

export function navigate(route: Route): void {
  window.location.hash = hrefOf(route);
}

export function useRoute(): Route {
  const address = useSyncExternalStore(subscribe, () => window.location.hash);
  return parseRoute(address);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

function plainScreen(name: string): Route {
  switch (name) {
    case '':
      return { screen: 'home' };
    case 'archive':
    case 'runbooks':
    case 'environments':
    case 'settings':
      return { screen: name };
    default:
      return { screen: 'unknown' };
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
