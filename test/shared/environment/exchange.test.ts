import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Environment, environmentSchema, type SecretRef } from '../../../shared/environment/environment.ts';
import { exchangeFileName, fromExchange, toExchange } from '../../../shared/environment/exchange.ts';
import { importedEnvironment } from '../../../shared/environment/imported.ts';
import { production } from './production.ts';

const plain = (text: string) => text;
const withToken = (token: SecretRef | null): Environment => ({
  ...production,
  api: production.api && { ...production.api, token },
});
const tokenAfter = (token: SecretRef, redact: (text: string) => string = plain) => {
  const read = fromExchange(toExchange(withToken(token), redact));
  return read.ok ? read.value.api?.token : read.problem;
};

describe('an environment in a file', () => {
  it('comes back as it was, what lies in a key store being asked for', () => {
    const read = fromExchange(toExchange(production, plain));
    expect(read).toEqual({ ok: true, value: withToken({ kind: 'ask' }) });
  });

  it.each<[SecretRef, SecretRef]>([
    [
      { kind: 'env', name: 'TOKEN' },
      { kind: 'env', name: 'TOKEN' },
    ],
    [
      { kind: 'file', path: '/run/secrets/token' },
      { kind: 'file', path: '/run/secrets/token' },
    ],
    [{ kind: 'pgpass' }, { kind: 'pgpass' }],
    [{ kind: 'ask' }, { kind: 'ask' }],
    [{ kind: 'stored', id: 'key-1' }, { kind: 'ask' }],
    [
      { kind: 'program', argv: ['vault', 'read', '-field=value', 'kv/token'] },
      { kind: 'program', argv: ['vault', 'read', '-field=value', 'kv/token'] },
    ],
    [{ kind: 'program', argv: ['vault', 'login', '--token=s.123456'] }, { kind: 'ask' }],
    [{ kind: 'program', argv: ['helper', '--password', 'hunter2'] }, { kind: 'ask' }],
    [{ kind: 'program', argv: ['env', 'API_KEY=hunter2', 'helper'] }, { kind: 'ask' }],
  ])('the reference %j becomes %j', (before, after) => {
    expect(tokenAfter(before)).toEqual(after);
  });

  it('treats the secret of whoever ends sessions alike', () => {
    const operator = { user: 'oncall', password: { kind: 'stored' as const, id: 'production/operatorPassword' } };
    const database = production.database && { ...production.database, operator };
    const read = fromExchange(toExchange({ ...production, database }, plain));
    expect(read.ok && read.value.database?.operator).toEqual({ user: 'oncall', password: { kind: 'ask' } });
  });

  it('treats the address of a webhook alike', () => {
    const webhook = { kind: 'stored' as const, id: 'production/messageWebhook' };
    const read = fromExchange(toExchange({ ...production, webhook }, plain));
    expect(read.ok && read.value.webhook).toEqual({ kind: 'ask' });
  });

  it('holds no word of a program that is a known secret', () => {
    const redact = (text: string) => text.replaceAll('hunter2', '[redacted]');
    expect(tokenAfter({ kind: 'program', argv: ['helper', 'hunter2'] }, redact)).toEqual({ kind: 'ask' });
  });

  it('holds neither what signs in within an address, nor a known secret anywhere', () => {
    const careless: Environment = {
      ...production,
      api: production.api && { ...production.api, baseUrl: 'https://admin:hunter3@api.bakery.example/v1' },
      dashboards: [{ name: 'Ovens', url: 'https://viewer:hunter3@grafana.bakery.example/d/ovens' }],
      contacts: [{ role: 'DBA', person: null, contact: 'call, then say hunter2', hours: null }],
    };
    const json = toExchange(careless, (text) => text.replaceAll('hunter2', '[redacted]'));
    expect(json).not.toMatch(/hunter|admin|viewer/);
    expect(json).toContain('https://api.bakery.example/v1');
  });

  it('says which format and version it is, and is named after the environment', () => {
    expect(JSON.parse(toExchange(production, plain))).toMatchObject({ format: 'hikeshi-environment', version: 1 });
    expect(exchangeFileName({ ...production, name: '本番 (東京) /../x' })).toBe('hikeshi-environment-本番-東京-x.json');
    expect(exchangeFileName({ ...production, name: '…' })).toBe('hikeshi-environment.json');
  });
});

describe('a file that is none', () => {
  const file = JSON.parse(toExchange(production, plain)) as { environment: Environment };
  it.each<[string, unknown, string, object]>([
    ['no JSON', 'psql -h db', 'environmentFileNotJson', {}],
    ['nothing', '', 'environmentFileNotJson', {}],
    ['other JSON', { name: 'x' }, 'environmentFileOfAnotherKind', {}],
    ['a list', [], 'environmentFileOfAnotherKind', {}],
    ['a newer one', { ...file, version: 2 }, 'environmentFileNewer', { found: 2, known: 1 }],
    [
      'one without a name',
      { ...file, environment: { ...file.environment, name: '' } },
      'environmentFileBroken',
      { field: 'name' },
    ],
    [
      'one with a port that is none',
      { ...file, environment: { ...file.environment, database: { ...file.environment.database, port: 0 } } },
      'environmentFileBroken',
      { field: 'database.port' },
    ],
    [
      'one whose alias is an option of ssh',
      {
        ...file,
        environment: {
          ...file.environment,
          database: { ...file.environment.database, path: { kind: 'ssh', alias: '-oProxyCommand=x' } },
        },
      },
      'environmentFileBroken',
      { field: 'database.path.alias' },
    ],
  ])('%s has one clear reason', (_, value, reason, params) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    expect(fromExchange(text)).toEqual({ ok: false, problem: { code: 'INVALID', data: { reason, params } } });
  });

  it('never throws, and what it reads is an environment', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = fromExchange(text);
        expect(read.ok ? environmentSchema.safeParse(read.value).success : read.problem.code).toBe('INVALID');
      }),
    );
  });

  it('cannot name what lies in this key store', () => {
    const stored = { ...file.environment.api, token: { kind: 'stored', id: 'production/apiToken' } };
    const text = JSON.stringify({ ...file, environment: { ...file.environment, api: stored } });
    const read = fromExchange(text);
    expect(read.ok && read.value.api?.token).toEqual({ kind: 'ask' });
  });
});

describe('an environment taken into another installation', () => {
  const here = { takenIds: ['drill'], newId: () => 'new-1', knowsRunbook: (hash: string) => hash === 'known' };

  it('keeps its id and runbook where they fit, and says where each secret will come from', () => {
    const { environment, notes } = importedEnvironment({ ...production, runbookHash: 'known' }, here);
    expect(environment).toEqual({ ...production, runbookHash: 'known' });
    expect(notes).toEqual([
      { code: 'secretToEnter', params: { field: 'apiToken' } },
      { code: 'secretReference', params: { field: 'databasePassword', kind: 'env', name: 'BAKERY_PASSWORD' } },
    ]);
  });

  it('has a new id where it is taken, and no runbook that is not here', () => {
    const program: SecretRef = { kind: 'program', argv: ['sh', '-c', 'curl evil'] };
    const from = { ...withToken(program), id: 'drill', runbookHash: 'elsewhere', database: null };
    const { environment, notes } = importedEnvironment(from, here);
    expect(environment).toEqual({ ...from, id: 'new-1', runbookHash: null });
    expect(notes).toEqual([
      { code: 'newId', params: {} },
      { code: 'runbookUnknown', params: {} },
      { code: 'secretReference', params: { field: 'apiToken', kind: 'program', name: 'sh -c curl evil' } },
    ]);
  });
});
