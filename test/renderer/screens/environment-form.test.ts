import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EnvironmentForm, emptyForm, formOf } from '../../../renderer/screens/environments/environment-form.ts';
import {
  hasSomethingToRead,
  type MistakeCode,
  onlyPart,
  readForm,
} from '../../../renderer/screens/environments/read-form.ts';
import { type Environment, environmentSchema } from '../../../shared/environment/environment.ts';

const port = fc.integer({ min: 1, max: 65_535 });
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,11}$/);
const file = word.map((name) => `/srv/${name}`);
const path = fc.oneof(
  fc.constant({ kind: 'direct' as const }),
  port.map((localPort) => ({ kind: 'tunnel' as const, localPort })),
);
const secretOf = (storedId: string) =>
  fc.oneof(
    fc.constant(null),
    word.map((name) => ({ kind: 'env' as const, name })),
    file.map((secretPath) => ({ kind: 'file' as const, path: secretPath })),
    fc.constantFrom({ kind: 'ask' as const }, { kind: 'stored' as const, id: storedId }),
  );

const environments: fc.Arbitrary<Environment> = fc.record({
  id: fc.constant('env-1'),
  name: word,
  kind: fc.constantFrom('production', 'staging', 'drill'),
  service: word,
  api: fc.option(
    fc.record({
      baseUrl: word.map((host) => `https://${host}.example.com`),
      path,
      token: secretOf('env-1/apiToken'),
      healthPath: fc.option(word.map((name) => `/${name}`)),
      endpoints: fc.array(
        word.map((name) => `/${name}`),
        { maxLength: 4 },
      ),
      timeoutMs: fc.integer({ min: 1, max: 600 }).map((tenths) => tenths * 100),
    }),
  ),
  database: fc.option(
    fc.record({
      host: word.map((host) => `${host}.example.com`),
      port,
      database: word,
      user: word,
      sslMode: fc.constant('verify-full' as const),
      caFile: fc.option(file),
      password: secretOf('env-1/databasePassword'),
      path,
    }),
  ),
  logs: fc.array(
    fc.record({ role: fc.constantFrom('application' as const, 'access' as const, 'database' as const), path: file }),
    { maxLength: 5 },
  ),
  hostCommands: fc.constantFrom('none', 'here'),
  processName: fc.option(word),
  deployments: fc.option(file.map((deployments) => ({ kind: 'file' as const, path: deployments }))),
  runbookHash: fc.option(word),
});

/** A form that is right, to put one wrong thing into. */
function rightForm(): EnvironmentForm {
  const empty = emptyForm('env-1');
  return {
    ...empty,
    name: 'Tokyo',
    api: { ...empty.api, baseUrl: 'https://api.example.com' },
    database: { ...empty.database, on: true, host: 'db.example.com', name: 'orders', user: 'reader' },
  };
}

const api = (part: Partial<EnvironmentForm['api']>) => ({ api: { ...rightForm().api, ...part } });
const database = (part: Partial<EnvironmentForm['database']>) => ({ database: { ...rightForm().database, ...part } });

describe('an environment in a form', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(environments, (environment) => {
        const read = readForm(formOf(environment)).environment;
        const byRole = (logs: Environment['logs']) =>
          [...logs].sort((a, b) => `${a.role}${a.path}`.localeCompare(`${b.role}${b.path}`));
        expect(read).toEqual({ ...environment, logs: read?.logs });
        expect(byRole(read?.logs ?? [])).toEqual(byRole(environment.logs));
      }),
    );
  });

  test('is what the contract takes', () => {
    expect(environmentSchema.safeParse(readForm(rightForm()).environment).success).toBe(true);
  });

  test('loses a slash at the end of the base URL, and blank lines among the paths', () => {
    const { environment } = readForm({
      ...rightForm(),
      ...api({ baseUrl: 'http://localhost:8080/', endpoints: ' /a \n\n/b\n' }),
    });
    expect(environment?.api).toMatchObject({
      baseUrl: 'http://localhost:8080',
      endpoints: ['/a', '/b'],
      timeoutMs: 10_000,
    });
  });
});

describe('what is wrong is said at the field', () => {
  test.each<[string, MistakeCode, Partial<EnvironmentForm>]>([
    ['name', 'required', { name: '  ' }],
    ['name', 'tooLong', { name: 'x'.repeat(61) }],
    ['service', 'tooLong', { service: 'x'.repeat(121) }],
    ['api.baseUrl', 'required', api({ baseUrl: '' })],
    ['api.baseUrl', 'notHttp', api({ baseUrl: 'api.example.com' })],
    ['api.baseUrl', 'notHttp', api({ baseUrl: 'ftp://api.example.com' })],
    ['api.baseUrl', 'hasPath', api({ baseUrl: 'https://me:secret@api.example.com' })],
    ['api.baseUrl', 'hasPath', api({ baseUrl: 'https://api.example.com/?a=1' })],
    ['api.healthPath', 'pathNotAbsolute', api({ healthPath: 'health' })],
    ['api.endpoints', 'pathNotAbsolute', api({ endpoints: '/a\nb' })],
    ['api.timeoutSeconds', 'timeoutOutOfRange', api({ timeoutSeconds: '61' })],
    ['api.timeoutSeconds', 'timeoutOutOfRange', api({ timeoutSeconds: '' })],
    ['api.timeoutSeconds', 'timeoutOutOfRange', api({ timeoutSeconds: 'soon' })],
    ['api.token.envName', 'required', api({ token: { kind: 'env', envName: '', filePath: '' } })],
    ['api.token.envName', 'envNameInvalid', api({ token: { kind: 'env', envName: 'A-B', filePath: '' } })],
    ['api.token.filePath', 'required', api({ token: { kind: 'file', envName: '', filePath: '' } })],
    ['api.token.filePath', 'fileNotAbsolute', api({ token: { kind: 'file', envName: '', filePath: '~/token' } })],
    ['api.path.localPort', 'required', api({ path: { kind: 'tunnel', localPort: '' } })],
    ['database.host', 'required', database({ host: '' })],
    ['database.port', 'portOutOfRange', database({ port: '65536' })],
    ['database.port', 'portOutOfRange', database({ port: '0' })],
    ['database.port', 'portOutOfRange', database({ port: '5432a' })],
    ['database.port', 'required', database({ port: ' ' })],
    ['database.name', 'required', database({ name: '' })],
    ['database.user', 'required', database({ user: '' })],
    ['database.sslMode', 'plainNotLoopback', database({ sslMode: 'disable' })],
    ['database.caFile', 'fileNotAbsolute', database({ caFile: 'ca.pem' })],
    ['logs.access', 'fileNotAbsolute', { logs: { application: '', access: 'access.log', database: '', system: '' } }],
    ['deploymentsFile', 'fileNotAbsolute', { deploymentsFile: 'deployments.log' }],
  ])('%s: %s', (field, code, change) => {
    expect(readForm({ ...rightForm(), ...change }).mistakes).toEqual({ [field]: code });
  });

  test('nothing is wrong with a database on this machine, or through a tunnel, without TLS', () => {
    expect(readForm({ ...rightForm(), ...database({ sslMode: 'disable', host: '127.0.0.1' }) }).mistakes).toBeNull();
    const tunnel = database({ sslMode: 'disable', path: { kind: 'tunnel', localPort: '15432' } });
    expect(readForm({ ...rightForm(), ...tunnel }).mistakes).toBeNull();
  });

  test('a part that is switched off is not looked at', () => {
    expect(readForm({ ...rightForm(), ...database({ on: false, host: '', port: '' }) }).mistakes).toBeNull();
  });
});

describe('one part alone', () => {
  const everything: EnvironmentForm = {
    ...rightForm(),
    hostCommands: 'here',
    processName: 'api',
    deploymentsFile: '/srv/deployments',
    logs: { application: '/var/log/app.log', access: '', database: '', system: '' },
  };

  test('is readable while others are half filled in', () => {
    const half = { ...everything, name: '', ...database({ host: '' }) };
    expect(readForm(onlyPart(half, 'api')).mistakes).toBeNull();
    expect(readForm(onlyPart(half, 'database')).mistakes).toEqual({ 'database.host': 'required' });
  });

  test.each([
    ['api', { api: true, database: false, logs: 0, process: false, deployments: false }],
    ['database', { api: false, database: true, logs: 0, process: false, deployments: false }],
    ['logs', { api: false, database: false, logs: 1, process: false, deployments: false }],
    ['host', { api: false, database: false, logs: 0, process: true, deployments: false }],
    ['deployments', { api: false, database: false, logs: 0, process: false, deployments: true }],
  ] as const)('%s sends nothing of the others', (part, expected) => {
    const { environment } = readForm(onlyPart(everything, part));
    expect({
      api: environment?.api !== null,
      database: environment?.database !== null,
      logs: environment?.logs.length,
      process: environment?.processName !== null,
      deployments: environment?.deployments !== null,
    }).toEqual(expected);
    expect(hasSomethingToRead(everything, part)).toBe(true);
  });

  test('of this machine is read only where that is allowed', () => {
    const closed: EnvironmentForm = { ...everything, hostCommands: 'none' };
    expect(hasSomethingToRead(closed, 'logs')).toBe(false);
    expect(hasSomethingToRead(closed, 'host')).toBe(false);
  });
});
