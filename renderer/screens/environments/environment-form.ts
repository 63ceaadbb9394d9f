/** An environment as the fields of a form: everything a text as it was typed, so that nothing half-typed is lost or mended. */
import type { Environment, SecretRef } from '../../../shared/environment/environment.ts';

export type LogRole = Environment['logs'][number]['role'];
export const logRoles = ['application', 'access', 'database', 'system'] as const satisfies readonly LogRole[];

export type SecretKind = SecretRef['kind'] | 'none';
export type SecretForm = { kind: SecretKind; envName: string; filePath: string };

export type PathForm = { kind: 'direct' | 'tunnel'; localPort: string };

export type EnvironmentForm = {
  id: string;
  name: string;
  kind: Environment['kind'];
  service: string;
  runbookHash: string | null;
  api: {
    on: boolean;
    baseUrl: string;
    healthPath: string;
    /** One a line. */
    endpoints: string;
    timeoutSeconds: string;
    token: SecretForm;
    path: PathForm;
  };
  database: {
    on: boolean;
    host: string;
    port: string;
    name: string;
    user: string;
    sslMode: 'disable' | 'verify-full';
    caFile: string;
    password: SecretForm;
    path: PathForm;
  };
  logs: Record<LogRole, string>;
  /** Further paths of a role, which the form does not show and keeps. */
  otherLogs: Environment['logs'];
  hostCommands: Environment['hostCommands'];
  processName: string;
  deploymentsFile: string;
};

const noSecret: SecretForm = { kind: 'none', envName: '', filePath: '' };
const direct: PathForm = { kind: 'direct', localPort: '' };

export function emptyForm(id: string): EnvironmentForm {
  return {
    id,
    name: '',
    kind: 'production',
    service: '',
    runbookHash: null,
    api: {
      on: true,
      baseUrl: '',
      healthPath: '/health',
      endpoints: '',
      timeoutSeconds: '10',
      token: noSecret,
      path: direct,
    },
    database: {
      on: false,
      host: '',
      port: '5432',
      name: '',
      user: '',
      sslMode: 'verify-full',
      caFile: '',
      password: noSecret,
      path: direct,
    },
    logs: { application: '', access: '', database: '', system: '' },
    otherLogs: [],
    hostCommands: 'none',
    processName: '',
    deploymentsFile: '',
  };
}

export function formOf(environment: Environment): EnvironmentForm {
  const empty = emptyForm(environment.id);
  const { api, database } = environment;
  const shown = new Map<LogRole, string>();
  const otherLogs: Environment['logs'] = [];
  for (const log of environment.logs) {
    if (shown.has(log.role)) otherLogs.push(log);
    else shown.set(log.role, log.path);
  }
  return {
    ...empty,
    name: environment.name,
    kind: environment.kind,
    service: environment.service,
    runbookHash: environment.runbookHash,
    api:
      api === null
        ? { ...empty.api, on: false }
        : {
            on: true,
            baseUrl: api.baseUrl,
            healthPath: api.healthPath ?? '',
            endpoints: api.endpoints.join('\n'),
            timeoutSeconds: String(api.timeoutMs / 1_000),
            token: secretForm(api.token),
            path: pathForm(api.path),
          },
    database:
      database === null
        ? empty.database
        : {
            on: true,
            host: database.host,
            port: String(database.port),
            name: database.database,
            user: database.user,
            sslMode: database.sslMode,
            caFile: database.caFile ?? '',
            password: secretForm(database.password),
            path: pathForm(database.path),
          },
    logs: { ...empty.logs, ...Object.fromEntries(shown) },
    otherLogs,
    hostCommands: environment.hostCommands,
    processName: environment.processName ?? '',
    deploymentsFile: environment.deployments?.path ?? '',
  };
}

function secretForm(ref: SecretRef | null): SecretForm {
  if (ref === null) return noSecret;
  return {
    kind: ref.kind,
    envName: ref.kind === 'env' ? ref.name : '',
    filePath: ref.kind === 'file' ? ref.path : '',
  };
}

function pathForm(path: { kind: 'direct' } | { kind: 'tunnel'; localPort: number }): PathForm {
  return path.kind === 'direct' ? direct : { kind: 'tunnel', localPort: String(path.localPort) };
}
