/** What is asked of which address: the chosen environment decides where, the runbook what. */
import type { Environment } from '../../../shared/environment/environment.ts';
import { isCredentialHeader } from '../../../shared/runbook/commands/credential-header.ts';
import type { Probe } from '../../../shared/runbook/model.ts';
import { Unreadable } from '../unreadable.ts';

type Api = NonNullable<Environment['api']>;

/** An own path of the environment, or a command of the runbook. */
export type HttpRequest =
  | { kind: 'endpoint'; path: string; health: boolean }
  | { kind: 'command'; probe: Extract<Probe, { type: 'http' }> };

export type PlannedRequest = {
  method: 'GET' | 'HEAD';
  /** Without user, password and fragment. */
  url: URL;
  health: boolean;
  /** Headers of the runbook; never a credential for us to pass on, nor what belongs to the connection. */
  headers: { name: string; value: string }[];
  /** Names of headers the runbook wrote that are not sent. */
  withheld: string[];
  wantsToken: boolean;
  followRedirects: boolean;
};

const methodOverride = /^x-(?:http-)?method(?:-override)?$/i;
const ownHeaders = new Set([
  'host',
  'connection',
  'keep-alive',
  'proxy-connection',
  'upgrade',
  'te',
  'trailer',
  'transfer-encoding',
  'content-length',
  'expect',
  'accept-encoding',
]);

/** @throws Unreadable for what is no look, or names no address. */
export function planRequest(request: HttpRequest, environment: Environment): PlannedRequest {
  return request.kind === 'endpoint' ? planEndpoint(request, environment) : planCommand(request.probe, environment);
}

function planEndpoint(
  { path, health }: Extract<HttpRequest, { kind: 'endpoint' }>,
  { api }: Environment,
): PlannedRequest {
  if (api === null) throw new Unreadable('notFound', 'the environment names no API');
  const url = endpointUrl(path, api);
  return { method: 'GET', url, health, headers: [], withheld: [], wantsToken: true, followRedirects: false };
}

/** A path, with its query, below the environment's address. */
function endpointUrl(path: string, api: Api): URL {
  const url = baseOf(api);
  const [pathname = '', ...query] = path.replace(/#.*$/s, '').split('?');
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${pathname.replace(/^\//, '')}`;
  url.search = query.join('?');
  return url;
}

function planCommand(probe: Extract<Probe, { type: 'http' }>, { api }: Environment): PlannedRequest {
  const { method, headers, followRedirects } = probe;
  if (method !== 'GET' && method !== 'HEAD') throw new Unreadable('notAllowed', `${method} is no look`);
  if (probe.body !== null) throw new Unreadable('notAllowed', 'a request with a body is no look');
  if (headers.some(({ name }) => methodOverride.test(name))) {
    throw new Unreadable('notAllowed', 'a header changes the method');
  }
  const written = httpUrl(probe.url, 'the address of the runbook');
  const url = api === null ? written : atBase(written, api);
  const isWithheld = ({ name }: { name: string }) => ownHeaders.has(name.toLowerCase()) || isCredentialHeader(name);
  return {
    method,
    url,
    health: isHealth(url, api),
    headers: headers.filter((header) => !isWithheld(header)),
    withheld: headers.filter(isWithheld).map(({ name }) => name),
    wantsToken: headers.some(({ name }) => isCredentialHeader(name)),
    followRedirects,
  };
}

function isHealth(url: URL, api: Api | null): boolean {
  return typeof api?.healthPath === 'string' && endpointUrl(api.healthPath, api).pathname === url.pathname;
}

/** The runbook's path at the environment's address; a path that already has the base's own prefix keeps it once. */
function atBase(written: URL, api: Api): URL {
  const url = baseOf(api);
  const prefix = url.pathname.replace(/\/$/, '');
  const hasPrefix = written.pathname === prefix || written.pathname.startsWith(`${prefix}/`);
  url.pathname = hasPrefix ? written.pathname : `${prefix}${written.pathname}`;
  url.search = written.search;
  return url;
}

function baseOf({ baseUrl }: Api): URL {
  return httpUrl(baseUrl, "the environment's base URL");
}

function httpUrl(text: string, name: string): URL {
  if (!URL.canParse(text)) throw new Unreadable('failed', `${name} is no URL`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new Unreadable('notAllowed', `${name} is neither http nor https`);
  }
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}
