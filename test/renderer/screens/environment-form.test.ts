import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DatabaseForm } from '../../../renderer/screens/environments/form/database-form.ts';
import {
  type EnvironmentForm,
  emptyForm,
  formOf,
} from '../../../renderer/screens/environments/form/environment-form.ts';
import { emptyHost } from '../../../renderer/screens/environments/form/host-form.ts';
import type { MistakeCode } from '../../../renderer/screens/environments/form/mistakes.ts';
import { hasSomethingToRead, onlyPart } from '../../../renderer/screens/environments/form/parts.ts';
import { directPath } from '../../../renderer/screens/environments/form/path-form.ts';
import { readForm } from '../../../renderer/screens/environments/form/read-form.ts';
import { noSecret, type SecretForm } from '../../../renderer/screens/environments/form/secret-form.ts';
import { noThresholds } from '../../../renderer/screens/environments/form/threshold-form.ts';
import { type Environment, environmentSchema, type Host } from '../../../shared/environment/environment.ts';

const port = fc.integer({ min: 1, max: 65_535 });
const word = fc.stringMatching(/^[a-z][a-z0-9]{0,11}$/);
const file = word.map((name) => `/srv/${name}`);
const alias = fc.oneof(
  word,
  word.map((host) => `ops@${host}.example.com`),
);
const apiPath = fc.oneof(
  fc.constant({ kind: 'direct' as const }),
  port.map((localPort) => ({ kind: 'tunnel' as const, localPort })),
  alias.map((name) => ({ kind: 'ssh' as const, alias: name })),
);
const databasePath = fc.oneof(
  apiPath,
  alias.map((name) => ({ kind: 'psqlOverSsh' as const, alias: name })),
);
/** Words that a shell would have something to say about, among plain ones; a line of a field holds no line break. */
const argumentWord = fc.oneof(
  word,
  fc.string({ unit: fc.constantFrom(...'ab -\'"$`\\*?~#|&;<>(){}[]!=é日'), maxLength: 8 }),
);
const secretOf = (storedId: string) =>
  fc.oneof(
    fc.constant(null),
    word.map((name) => ({ kind: 'env' as const, name })),
    file.map((secretPath) => ({ kind: 'file' as const, path: secretPath })),
    fc.tuple(word, fc.array(argumentWord, { maxLength: 5 })).map(([program, rest]) => {
      return { kind: 'program' as const, argv: [program, ...rest] };
    }),
    fc.constantFrom({ kind: 'ask' as const }, { kind: 'stored' as const, id: storedId }),
  );

const runs: fc.Arbitrary<Host['run']> = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  word.map((hostname) => ({ kind: 'here' as const, hostname })),
  alias.map((name) => ({ kind: 'ssh' as const, alias: name })),
);
const hosts = fc.uniqueArray(fc.record({ id: word, name: word, run: runs, processName: fc.option(word) }), {
  selector: ({ id }) => id,
  minLength: 1,
  maxLength: 4,
});
const bounds = {
  responseTimeP95: '< 200ms',
  errorRate: '> 5%',
  cpu: '>= 90%',
  memory: '> 80%',
  disk: '90% 以上',
  databaseConnections: '> max * 0.9',
} as const;
const metrics = Object.keys(bounds) as (keyof typeof bounds)[];
const thresholds = fc
  .subarray(metrics)
  .chain((some) =>
    fc.tuple(
      ...some.map((metric) => {
        const bound = fc.option(fc.constant(bounds[metric]));
        return fc.record({ metric: fc.constant(metric), normal: bound, warning: bound, critical: bound });
      }),
    ),
  )
  .map((rows) => rows.filter(({ normal, warning, critical }) => (normal ?? warning ?? critical) !== null));

/** Places that lie on one of the hosts. */
function placesOn(hostIds: readonly string[]) {
  const hostId = fc.constantFrom(...hostIds);
  const role = fc.constantFrom('application' as const, 'access' as const, 'database' as const, 'system' as const);
  return fc.record({
    logs: fc.array(fc.record({ role, path: file, hostId }), { maxLength: 6 }),
    deployments: fc.option(
      fc.oneof(
        fc.record({ kind: fc.constant('file' as const), path: file, hostId }),
        fc.record({ kind: fc.constant('git' as const), directory: file, hostId }),
      ),
    ),
  });
}

const everythingElse = fc.record({
  id: fc.constant('env-1'),
  name: word,
  kind: fc.constantFrom('production' as const, 'staging' as const, 'drill' as const),
  service: word,
  api: fc.option(
    fc.record({
      baseUrl: word.map((host) => `https://${host}.example.com`),
      path: apiPath,
      token: secretOf('env-1/apiToken'),
      healthPath: fc.option(word.map((name) => `/${name}`)),
      endpoints: fc.array(
        word.map((name) => `/${name}`),
        { maxLength: 4 },
      ),
      timeoutMs: fc.integer({ min: 100, max: 60_000 }),
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
      password: fc.oneof(secretOf('env-1/databasePassword'), fc.constant({ kind: 'pgpass' as const })),
      path: databasePath,
      operator: fc.option(fc.record({ user: word, password: secretOf('env-1/operatorPassword') })),
    }),
  ),
  accessDurationUnit: fc.constantFrom('s' as const, 'ms' as const, 'us' as const, null),
  thresholds,
  contacts: fc.array(
    fc.record({ role: word, person: fc.option(word), contact: fc.option(word), hours: fc.option(word) }),
    { maxLength: 3 },
  ),
  dashboards: fc.array(fc.record({ name: word, url: word.map((name) => `https://grafana.example.com/d/${name}`) }), {
    maxLength: 3,
  }),
  runbookHash: fc.option(word),
});

const environments: fc.Arbitrary<Environment> = hosts.chain((some) =>
  fc
    .tuple(everythingElse, placesOn(some.map(({ id }) => id)))
    .map(([rest, places]) => ({ ...rest, ...places, hosts: some })),
);

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
const token = (secret: Partial<SecretForm>) => api({ token: { ...noSecret, ...secret } });
const database = (part: Partial<DatabaseForm>) => ({ database: { ...rightForm().database, ...part } });
const web = { ...emptyHost('web'), name: 'web-01' };
const deployments = (part: Partial<EnvironmentForm['deployments']>) => ({
  deployments: { ...rightForm().deployments, hostId: 'web', ...part },
});
const bound = (warning: string) => ({ normal: '', warning, critical: '' });

describe('an environment in a form', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(environments, (environment) => {
        const { environment: read, mistakes } = readForm(formOf(environment));
        expect(mistakes).toBeNull();
        expect(read).toEqual(environment);
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
    ['api.token.envName', 'required', token({ kind: 'env' })],
    ['api.token.envName', 'envNameInvalid', token({ kind: 'env', envName: 'A-B' })],
    ['api.token.filePath', 'required', token({ kind: 'file' })],
    ['api.token.filePath', 'fileNotAbsolute', token({ kind: 'file', filePath: '~/token' })],
    ['api.token.program', 'required', token({ kind: 'program' })],
    ['api.token.program', 'argvInvalid', token({ kind: 'program', program: 'vault read | head -1' })],
    ['api.token.program', 'argvInvalid', token({ kind: 'program', program: 'vault read $TOKEN' })],
    ['api.token.program', 'argvInvalid', token({ kind: 'program', program: 'cat ~/token' })],
    ['api.token.program', 'argvInvalid', token({ kind: 'program', program: 'vault; rm x' })],
    ['api.path.localPort', 'required', api({ path: { ...directPath, kind: 'tunnel' } })],
    ['api.path.alias', 'required', api({ path: { ...directPath, kind: 'ssh' } })],
    ['api.path.alias', 'aliasInvalid', api({ path: { ...directPath, kind: 'ssh', alias: '-oProxyCommand=x' } })],
    ['database.path.alias', 'aliasInvalid', database({ path: { ...directPath, kind: 'psqlOverSsh', alias: 'a b' } })],
    ['database.host', 'required', database({ host: '' })],
    ['database.port', 'portOutOfRange', database({ port: '65536' })],
    ['database.port', 'portOutOfRange', database({ port: '0' })],
    ['database.port', 'portOutOfRange', database({ port: '5432a' })],
    ['database.port', 'required', database({ port: ' ' })],
    ['database.name', 'required', database({ name: '' })],
    ['database.user', 'required', database({ user: '' })],
    ['database.sslMode', 'plainNotLoopback', database({ sslMode: 'disable' })],
    ['database.caFile', 'fileNotAbsolute', database({ caFile: 'ca.pem' })],
    ['hosts.0.name', 'required', { hosts: [{ ...web, name: ' ' }] }],
    ['hosts.0.hostname', 'required', { hosts: [{ ...web, run: 'here' }] }],
    ['hosts.1.alias', 'required', { hosts: [web, { ...web, id: 'other', run: 'ssh' }] }],
    ['hosts.0.alias', 'aliasInvalid', { hosts: [{ ...web, run: 'ssh', alias: 'web;rm' }] }],
    ['logs.0.path', 'required', { hosts: [web], logs: [{ role: 'access', path: '', hostId: 'web' }] }],
    ['logs.0.path', 'fileNotAbsolute', { hosts: [web], logs: [{ role: 'access', path: 'a.log', hostId: 'web' }] }],
    ['logs.0.hostId', 'hostMissing', { hosts: [web], logs: [{ role: 'access', path: '/a.log', hostId: 'gone' }] }],
    ['deployments.path', 'fileNotAbsolute', { hosts: [web], ...deployments({ kind: 'file', path: 'list' }) }],
    ['deployments.directory', 'required', { hosts: [web], ...deployments({ kind: 'git', path: '/list' }) }],
    ['deployments.hostId', 'hostMissing', deployments({ kind: 'file', path: '/list' })],
    ['thresholds.cpu.warning', 'boundInvalid', { thresholds: { ...noThresholds, cpu: bound('80%') } }],
    ['thresholds.cpu.warning', 'boundWrongUnit', { thresholds: { ...noThresholds, cpu: bound('> 200ms') } }],
    ['thresholds.disk.warning', 'boundWrongUnit', { thresholds: { ...noThresholds, disk: bound('> max * 0.9') } }],
    ['contacts.0.role', 'required', { contacts: [{ role: '', person: 'x', contact: '', hours: '' }] }],
    ['dashboards.0.url', 'notHttp', { dashboards: [{ name: 'Grafana', url: 'javascript:alert(1)' }] }],
    ['dashboards.0.name', 'required', { dashboards: [{ name: '', url: 'https://grafana.example.com' }] }],
  ])('%s: %s', (field, code, change) => {
    expect(readForm({ ...rightForm(), ...change }).mistakes).toEqual({ [field]: code });
  });

  test('nothing is wrong with a database on this machine, or through a tunnel, without TLS', () => {
    expect(readForm({ ...rightForm(), ...database({ sslMode: 'disable', host: '127.0.0.1' }) }).mistakes).toBeNull();
    const tunnel = database({ sslMode: 'disable', path: { ...directPath, kind: 'tunnel', localPort: '15432' } });
    expect(readForm({ ...rightForm(), ...tunnel }).mistakes).toBeNull();
  });

  test('a part that is switched off is not looked at', () => {
    expect(readForm({ ...rightForm(), ...database({ on: false, host: '', port: '' }) }).mistakes).toBeNull();
  });
});

describe('one part alone', () => {
  const everything: EnvironmentForm = {
    ...rightForm(),
    hosts: [
      { ...web, run: 'ssh', alias: 'web', processName: 'api' },
      { ...emptyHost('db'), name: 'db-01' },
      { ...emptyHost('release'), name: 'release', run: 'here', hostname: 'laptop', processName: 'releaser' },
    ],
    logs: [
      { role: 'application', path: '/var/log/app.log', hostId: 'web' },
      { role: 'application', path: '/var/log/app-2.log', hostId: 'web' },
    ],
    ...deployments({ kind: 'file', path: '/srv/deployments', hostId: 'release' }),
  };

  test('is readable while others are half filled in', () => {
    const half = { ...everything, name: '', ...database({ host: '' }) };
    expect(readForm(onlyPart(half, 'api')).mistakes).toBeNull();
    expect(readForm(onlyPart(half, 'database')).mistakes).toEqual({ 'database.host': 'required' });
  });

  const nothing = { api: false, database: false, hosts: [], logs: 0, deployments: false };
  test.each([
    ['api', { ...nothing, api: true }],
    ['database', { ...nothing, database: true }],
    ['hosts', { ...nothing, hosts: ['web', 'db', 'release'] }],
    ['logs', { ...nothing, hosts: ['web'], logs: 2 }],
    ['deployments', { ...nothing, hosts: ['release'], deployments: true }],
    ['thresholds', { ...nothing, api: true, database: true }],
  ] as const)('%s sends nothing of the others', (part, expected) => {
    const { environment } = readForm(onlyPart(everything, part));
    expect({
      api: environment?.api !== null,
      database: environment?.database !== null,
      hosts: environment?.hosts.map(({ id }) => id),
      logs: environment?.logs.length,
      deployments: environment?.deployments !== null,
    }).toEqual(expected);
    expect(hasSomethingToRead(everything, part)).toBe(true);
  });

  test('of a host is read only where something may run on it', () => {
    const closed: EnvironmentForm = {
      ...everything,
      hosts: everything.hosts.map((host) => ({ ...host, run: 'none' })),
    };
    expect(hasSomethingToRead(closed, 'logs')).toBe(false);
    expect(hasSomethingToRead(closed, 'hosts')).toBe(false);
    expect(hasSomethingToRead(closed, 'deployments')).toBe(false);
  });
});
