/**
 * Where in the app the window is. Routes stand behind the address's `#`, since the hosts serve one page and know no others.
 */
import { useSyncExternalStore } from 'react';
import { holdsBack } from './leave-guard.ts';

export type Route =
  | { screen: 'home' | 'archive' | 'numbers' | 'actions' | 'runbooks' | 'environments' | 'settings' }
  | { screen: 'incident' | 'postmortem' | 'replay'; incidentId: string }
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
  if (first === 'incident' && third === 'replay') return { screen: 'replay', incidentId: second };
  if (first === 'runbooks' && third === undefined) return { screen: 'runbook', hash: second };
  return { screen: 'unknown' };
}

export function hrefOf(route: Route): string {
  switch (route.screen) {
    case 'incident':
      return `#/incident/${encodeURIComponent(route.incidentId)}`;
    case 'postmortem':
    case 'replay':
      return `#/incident/${encodeURIComponent(route.incidentId)}/${route.screen}`;
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
  return parseRoute(useSyncExternalStore(subscribe, here));
}

/** The address that is shown; it follows the window's own, unless a screen holds it back. */
let shown: string | null = null;

function here(): string {
  shown ??= window.location.hash;
  return shown;
}

function subscribe(listener: () => void): () => void {
  const follow = (): void => {
    const wanted = window.location.hash;
    if (wanted === here()) return;
    if (holdsBack(wanted)) {
      window.history.replaceState(null, '', here() || '#/');
      return;
    }
    shown = wanted;
    listener();
  };
  window.addEventListener('hashchange', follow);
  return () => window.removeEventListener('hashchange', follow);
}

function plainScreen(name: string): Route {
  switch (name) {
    case '':
      return { screen: 'home' };
    case 'archive':
    case 'numbers':
    case 'actions':
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
