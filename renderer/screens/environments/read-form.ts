/** The form's texts as an environment, or what is wrong with which field. */
import { isHttpAddress, isLoopbackHost } from '../../../shared/environment/address.ts';
import type { Environment, Path, SecretRef } from '../../../shared/environment/environment.ts';
import { type EnvironmentForm, logRoles, type PathForm, type SecretForm } from './environment-form.ts';

export type MistakeCode =
  | 'required'
  | 'tooLong'
  | 'notHttp'
  | 'hasPath'
  | 'pathNotAbsolute'
  | 'portOutOfRange'
  | 'timeoutOutOfRange'
  | 'plainNotLoopback'
  | 'envNameInvalid'
  | 'fileNotAbsolute';

/** By the field's place in the form: `name`, `api.baseUrl`, `logs.application`. */
export type Mistakes = Readonly<Record<string, MistakeCode>>;

export type Part = 'api' | 'database' | 'logs' | 'host' | 'deployments';

const longestName = 60;
const longestService = 120;
const longestTimeoutSeconds = 60;
const shortestTimeoutSeconds = 0.1;

export function readForm(
  form: EnvironmentForm,
): { environment: Environment; mistakes: null } | { environment: null; mistakes: Mistakes } {
  const mistakes: Record<string, MistakeCode> = {};
  const fault = (field: string, code: MistakeCode | null): void => {
    if (code !== null) mistakes[field] ??= code;
  };
  const name = form.name.trim();
  fault('name', name === '' ? 'required' : name.length > longestName ? 'tooLong' : null);
  fault('service', form.service.trim().length > longestService ? 'tooLong' : null);

  const environment: Environment = {
    id: form.id,
    name,
    kind: form.kind,
    service: form.service.trim(),
    api: form.api.on ? readApi(form, fault) : null,
    database: form.database.on ? readDatabase(form, fault) : null,
    logs: readLogs(form, fault),
    hostCommands: form.hostCommands,
    processName: form.processName.trim() || null,
    deployments: readDeployments(form, fault),
    runbookHash: form.runbookHash,
  };
  return Object.keys(mistakes).length === 0 ? { environment, mistakes: null } : { environment: null, mistakes };
}

/** The form with one part alone, so that it can be read live while others are still being filled in. */
export function onlyPart(form: EnvironmentForm, part: Part): EnvironmentForm {
  const noLogs = { application: '', access: '', database: '', system: '' };
  return {
    ...form,
    name: form.name.trim() === '' ? '-' : form.name.slice(0, longestName),
    service: '',
    api: { ...form.api, on: part === 'api' && form.api.on },
    database: { ...form.database, on: part === 'database' && form.database.on },
    logs: part === 'logs' ? form.logs : noLogs,
    otherLogs: part === 'logs' ? form.otherLogs : [],
    processName: part === 'host' ? form.processName : '',
    deploymentsFile: part === 'deployments' ? form.deploymentsFile : '',
  };
}

/** Whether a part as filled in names anything to read. */
export function hasSomethingToRead(form: EnvironmentForm, part: Part): boolean {
  switch (part) {
    case 'api':
      return form.api.on && (form.api.healthPath.trim() !== '' || linesOf(form.api.endpoints).length > 0);
    case 'database':
      return form.database.on;
    case 'logs':
      return (
        form.hostCommands === 'here' &&
        (logRoles.some((role) => form.logs[role].trim() !== '') || form.otherLogs.length > 0)
      );
    case 'host':
      return form.hostCommands === 'here' && form.processName.trim() !== '';
    case 'deployments':
      return form.deploymentsFile.trim() !== '';
  }
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

type Fault = (field: string, code: MistakeCode | null) => void;

function readApi({ id, api }: EnvironmentForm, fault: Fault): Environment['api'] {
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
    path: readPath('api.path', api.path, fault),
    token: readSecret('api.token', `${id}/apiToken`, api.token, fault),
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

function readDatabase({ id, database }: EnvironmentForm, fault: Fault): Environment['database'] {
  const host = database.host.trim();
  const path = readPath('database.path', database.path, fault);
  fault('database.host', host === '' ? 'required' : null);
  fault('database.name', database.name.trim() === '' ? 'required' : null);
  fault('database.user', database.user.trim() === '' ? 'required' : null);
  const plainFarAway = database.sslMode === 'disable' && path.kind === 'direct' && !isLoopbackHost(host);
  fault('database.sslMode', host !== '' && plainFarAway ? 'plainNotLoopback' : null);
  return {
    host,
    port: readPort('database.port', database.port, fault),
    database: database.name.trim(),
    user: database.user.trim(),
    sslMode: database.sslMode,
    caFile: database.sslMode === 'disable' ? null : readFilePath('database.caFile', database.caFile, fault),
    password: readSecret('database.password', `${id}/databasePassword`, database.password, fault),
    path,
  };
}

function readLogs({ logs, otherLogs }: EnvironmentForm, fault: Fault): Environment['logs'] {
  const shown = logRoles.flatMap((role) => {
    const path = readFilePath(`logs.${role}`, logs[role], fault);
    return path === null ? [] : [{ role, path }];
  });
  return [...shown, ...otherLogs];
}

function readDeployments({ deploymentsFile }: EnvironmentForm, fault: Fault): Environment['deployments'] {
  const path = readFilePath('deploymentsFile', deploymentsFile, fault);
  return path === null ? null : { kind: 'file', path };
}

function readPath(field: string, { kind, localPort }: PathForm, fault: Fault): Path {
  return kind === 'direct' ? { kind } : { kind, localPort: readPort(`${field}.localPort`, localPort, fault) };
}

function readPort(field: string, text: string, fault: Fault): number {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : 0;
  fault(field, text.trim() === '' ? 'required' : port < 1 || port > 65_535 ? 'portOutOfRange' : null);
  return port;
}

function readSecret(field: string, storedId: string, secret: SecretForm, fault: Fault): SecretRef | null {
  switch (secret.kind) {
    case 'none':
      return null;
    case 'env': {
      const name = secret.envName.trim();
      const wrong = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? null : 'envNameInvalid';
      fault(`${field}.envName`, name === '' ? 'required' : wrong);
      return { kind: 'env', name };
    }
    case 'file': {
      const path = readFilePath(`${field}.filePath`, secret.filePath, fault);
      fault(`${field}.filePath`, path === null ? 'required' : null);
      return { kind: 'file', path: path ?? '' };
    }
    case 'stored':
      return { kind: 'stored', id: storedId };
    case 'pgpass':
    case 'ask':
      return { kind: secret.kind };
  }
}

/** Null where nothing is named. On Windows a drive or a share begins an absolute path. */
function readFilePath(field: string, text: string, fault: Fault): string | null {
  const path = text.trim();
  fault(field, path === '' || /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path) ? null : 'fileNotAbsolute');
  return path || null;
}
