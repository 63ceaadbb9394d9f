/** An address of an API: its base apart from its path, its query and whatever signs in. */
import { type Collected, holdsPlaceholder, say, type Told } from './collected.ts';

const healthPath =
  /\/(?:health|healthz|healthcheck|health-check|livez|readyz|ping|status|up|actuator\/health|_health)\/?$/i;

export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/**
 * Takes base and path. `asBase`: a path that is no health endpoint belongs to the base (an address pasted alone), else it is an
 * endpoint to read. False where it is no address.
 */
export function takeWebAddress(collected: Collected, { text, expands }: Told, asBase: boolean): boolean {
  const isVariable = expands || /\$[A-Za-z_{(]/.test(text);
  if (isVariable || holdsPlaceholder(text)) {
    say(
      collected,
      isVariable ? 'variable' : 'placeholder',
      isVariable ? { field: 'baseUrl', name: '' } : { field: 'baseUrl' },
    );
    return true;
  }
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (!isWebAddress(text) || url.hostname === '') return false;
  if (url.username !== '' || url.password !== '') say(collected, 'schemeNotUsed', { scheme: 'Basic' });
  if (url.search !== '') say(collected, 'queryLeftOut');
  const path = url.pathname.replace(/\/+$/, '');
  if (healthPath.test(url.pathname)) {
    collected.api.baseUrl = url.origin;
    collected.api.healthPath = url.pathname;
  } else {
    collected.api.baseUrl = asBase ? `${url.origin}${path}` : url.origin;
    if (!asBase && path !== '') collected.endpoints.push(url.pathname);
  }
  return true;
}
