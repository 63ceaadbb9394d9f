/** The API's part of an environment, as typed. */
import { isHttpAddress } from '../../../../shared/environment/address.ts';
import type { Environment, Path } from '../../../../shared/environment/environment.ts';
import { type Fault, linesOf, type MistakeCode } from './mistakes.ts';
import { directPath, type PathForm, pathForm, readApiPath } from './path-form.ts';
import { noSecret, readSecret, type SecretForm, secretForm } from './secret-form.ts';

export type ApiForm = {
  on: boolean;
  baseUrl: string;
  healthPath: string;
  /** One a line. */
  endpoints: string;
  timeoutSeconds: string;
  token: SecretForm;
  path: PathForm<Path['kind']>;
};

const longestTimeoutSeconds = 60;
const shortestTimeoutSeconds = 0.1;

export const emptyApi: ApiForm = {
  on: true,
  baseUrl: '',
  healthPath: '/health',
  endpoints: '',
  timeoutSeconds: '10',
  token: noSecret,
  path: directPath,
};

export function apiForm(api: Environment['api']): ApiForm {
  if (api === null) return { ...emptyApi, on: false };
  return {
    on: true,
    baseUrl: api.baseUrl,
    healthPath: api.healthPath ?? '',
    endpoints: api.endpoints.join('\n'),
    timeoutSeconds: String(api.timeoutMs / 1_000),
    token: secretForm(api.token),
    path: pathForm(api.path),
  };
}

export function readApi(environmentId: string, api: ApiForm, fault: Fault): Environment['api'] {
  if (!api.on) return null;
  const baseUrl = api.baseUrl.trim();
  fault('api.baseUrl', mistakeOfBaseUrl(baseUrl));
  const healthPath = api.healthPath.trim();
  fault('api.healthPath', healthPath === '' || healthPath.startsWith('/') ? null : 'pathNotAbsolute');
  const endpoints = linesOf(api.endpoints);
  fault('api.endpoints', endpoints.every((path) => path.startsWith('/')) ? null : 'pathNotAbsolute');
  const seconds = Number(api.timeoutSeconds.trim() || Number.NaN);
  const inRange = seconds >= shortestTimeoutSeconds && seconds <= longestTimeoutSeconds;
  fault('api.timeoutSeconds', inRange ? null : 'timeoutOutOfRange');
  return {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    path: readApiPath('api.path', api.path, fault),
    token: readSecret('api.token', `${environmentId}/apiToken`, api.token, fault),
    healthPath: healthPath || null,
    endpoints,
    timeoutMs: Math.round(seconds * 1_000),
  };
}

function mistakeOfBaseUrl(text: string): MistakeCode | null {
  if (text === '') return 'required';
  if (!isHttpAddress(text)) return 'notHttp';
  const { username, password, search, hash } = new URL(text);
  return [username, password, search, hash].every((part) => part === '') ? null : 'hasPath';
}
