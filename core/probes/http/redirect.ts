/** Where an answer sends us on, as far as we go along. */
import type { Exchange } from './exchange.ts';

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * The address of a redirect, or null for one that is only shown: to another host, which nobody chose to ask, back from https
 * to http, or out of a tunnel that leads to one address.
 */
export function redirectOf(from: URL, { answer, failure }: Exchange, tunnelled: boolean): URL | null {
  const location = answer?.message.headers.location;
  if (location === undefined || failure !== null || !redirects.has(answer?.message.statusCode ?? 0)) return null;
  if (!URL.canParse(location, from.href)) return null;
  const url = new URL(location, from);
  const isOtherWay = tunnelled ? url.origin !== from.origin : url.hostname !== from.hostname;
  const isPlainer = url.protocol !== 'https:' && (from.protocol === 'https:' || url.protocol !== 'http:');
  if (isOtherWay || isPlainer) return null;
  url.username = '';
  url.password = '';
  return url;
}
