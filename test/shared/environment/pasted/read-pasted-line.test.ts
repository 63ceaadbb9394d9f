import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { environmentSchema } from '../../../../shared/environment/environment.ts';
import type { PastedParts } from '../../../../shared/environment/pasted/pasted-line.ts';
import { readPastedLine } from '../../../../shared/environment/pasted/read-pasted-line.ts';
import { withPastedLine } from '../../../../shared/environment/pasted/with-pasted-line.ts';
import { production } from '../production.ts';

const databaseOf = (text: string): PastedParts['database'] => readPastedLine(text).parts.database;
const codesOf = (text: string) => readPastedLine(text).findings.map(({ code }) => code);
const secretOf = (text: string) => readPastedLine(text).secrets;

describe('psql', () => {
  it.each<[string, PastedParts['database']]>([
    [
      'psql -h db.example.com -p 5433 -U app -d orders',
      {
        host: 'db.example.com',
        port: 5433,
        user: 'app',
        database: 'orders',
        password: { kind: 'pgpass' },
        sslMode: 'verify-full',
      },
    ],
    [
      '$ psql --host=db.example.com \\\n  --username app orders -W -c "select 1"',
      { host: 'db.example.com', user: 'app', database: 'orders', password: { kind: 'ask' }, sslMode: 'verify-full' },
    ],
    [
      'psql orders app -hlocalhost',
      { host: 'localhost', user: 'app', database: 'orders', password: { kind: 'pgpass' }, sslMode: 'disable' },
    ],
    [
      'psql "host=db.example.com dbname=\'my orders\' user=app sslmode=verify-full sslrootcert=/etc/ca.pem"',
      {
        host: 'db.example.com',
        user: 'app',
        database: 'my orders',
        password: { kind: 'pgpass' },
        sslMode: 'verify-full',
        caFile: '/etc/ca.pem',
      },
    ],
  ])('%s', (text, expected) => {
    expect(databaseOf(text)).toEqual(expected);
    expect(secretOf(text)).toEqual([]);
  });

  it('takes what its variables say, and keeps the password apart', () => {
    const text = 'PGPASSWORD=hunter2 PGHOST=db.example.com PGSSLMODE=require psql -U app orders';
    expect(databaseOf(text)).toEqual({
      host: 'db.example.com',
      user: 'app',
      database: 'orders',
      password: { kind: 'ask' },
      sslMode: 'verify-full',
    });
    expect(secretOf(text)).toEqual([{ field: 'databasePassword', value: 'hunter2' }]);
    expect(readPastedLine(text).findings).toEqual([{ code: 'sslModeRaised', params: { from: 'require' } }]);
  });

  it('keeps a password that is a variable as a reference to it', () => {
    const text = 'PGPASSWORD=$ORDERS_PASSWORD psql -h db -U "$ORDERS_USER" orders';
    expect(databaseOf(text)).toMatchObject({ host: 'db', password: { kind: 'env', name: 'ORDERS_PASSWORD' } });
    expect(databaseOf(text)).not.toHaveProperty('user');
    expect(secretOf(text)).toEqual([]);
    expect(codesOf(text)).toEqual(expect.arrayContaining(['variableReference', 'variable']));
  });

  it('runs behind an alias as psql over ssh, whose password stays there', () => {
    const text = `ssh bastion "PGPASSWORD=hunter2 psql -h db.internal -U app orders"`;
    expect(databaseOf(text)).toMatchObject({ host: 'db.internal', path: { kind: 'psqlOverSsh', alias: 'bastion' } });
    expect(databaseOf(text)).not.toHaveProperty('password');
    expect(secretOf(text)).toEqual([]);
    expect(codesOf(text)).toContain('passwordStaysOnHost');
  });

  it.each([
    ['psql -h /var/run/postgresql orders', 'localSocket'],
    ['psql service=orders', 'serviceFile'],
    ['psql orders', 'hostAssumed'],
    ['docker exec -it db psql -U postgres', 'insideContainer'],
    ['kubectl exec -it db-0 -- psql -U postgres', 'insideContainer'],
    ['psql -h <host> orders', 'placeholder'],
    ['psql -h db -p 70000 orders', 'notUsable'],
  ])('%s says %s', (text, code) => {
    expect(codesOf(text)).toContain(code);
  });
});

describe('an address of a database', () => {
  it.each<[string, PastedParts['database'], string]>([
    [
      'postgres://app:p%40ss%2Fw@db.example.com:6432/orders?sslmode=verify-full',
      {
        host: 'db.example.com',
        port: 6432,
        user: 'app',
        database: 'orders',
        password: { kind: 'ask' },
        sslMode: 'verify-full',
      },
      'p@ss/w',
    ],
    [
      'DATABASE_URL="postgresql+asyncpg://app:s3cret@localhost/orders"',
      { host: 'localhost', user: 'app', database: 'orders', password: { kind: 'ask' }, sslMode: 'disable' },
      's3cret',
    ],
    [
      'export ORDERS_DB_URL=postgres://app:s3cret@[2001:db8::7]:5432/orders?sslmode=disable&connect_timeout=5',
      {
        host: '2001:db8::7',
        port: 5432,
        user: 'app',
        database: 'orders',
        password: { kind: 'ask' },
        sslMode: 'verify-full',
      },
      's3cret',
    ],
    [
      'jdbc:postgresql://db.example.com:5432/orders?user=app&password=s3cret&sslmode=verify-full',
      {
        host: 'db.example.com',
        port: 5432,
        user: 'app',
        database: 'orders',
        password: { kind: 'ask' },
        sslMode: 'verify-full',
      },
      's3cret',
    ],
    [
      'DB_HOST=db.example.com\nDB_USERNAME=app\nDB_PASSWORD=s3cret\nDB_DATABASE=orders\nSECRET_KEY_BASE=zzz',
      { host: 'db.example.com', user: 'app', database: 'orders', password: { kind: 'ask' }, sslMode: 'verify-full' },
      's3cret',
    ],
  ])('%s', (text, expected, password) => {
    expect(databaseOf(text)).toEqual(expected);
    expect(secretOf(text)).toEqual([{ field: 'databasePassword', value: password }]);
  });

  it('with several hosts takes the first, and says which were not', () => {
    const text = 'postgres://app@one.example.com:5433,two.example.com:5434/orders?sslmode=verify-full';
    expect(databaseOf(text)).toMatchObject({ host: 'one.example.com', port: 5433 });
    expect(readPastedLine(text).findings).toEqual([{ code: 'severalHosts', params: { others: 'two.example.com' } }]);
  });

  it('reads a password that is not percent-encoded, and says so', () => {
    const text = 'postgres://app:p@ss/w@db.example.com/orders?sslmode=verify-full';
    expect(databaseOf(text)).toMatchObject({ host: 'db.example.com', user: 'app', database: 'orders' });
    expect(secretOf(text)).toEqual([{ field: 'databasePassword', value: 'p@ss/w' }]);
    expect(codesOf(text)).toEqual(['notEncoded']);
  });

  it.each(['disable', 'allow', 'prefer', 'require', 'verify-ca'])('raises sslmode %s far away', (mode) => {
    const { parts, findings } = readPastedLine(`postgres://app@db.example.com/orders?sslmode=${mode}`);
    expect(parts.database?.sslMode).toBe('verify-full');
    expect(findings).toEqual([{ code: 'sslModeRaised', params: { from: mode } }]);
  });
});

describe('curl and addresses of an API', () => {
  it('takes base, health path and token apart', () => {
    const text = `curl -sS -H 'Authorization: Bearer abc.def' https://api.example.com:8443/internal/health`;
    expect(readPastedLine(text)).toEqual({
      sources: ['curl'],
      parts: {
        api: { baseUrl: 'https://api.example.com:8443', healthPath: '/internal/health', token: { kind: 'ask' } },
        database: null,
        hosts: [],
      },
      secrets: [{ field: 'apiToken', value: 'abc.def' }],
      findings: [],
    });
  });

  it('takes any other path as one to read, without its query', () => {
    const { parts, findings } = readPastedLine('curl "localhost:8080/api/v1/todos?limit=1&key=s3cret"');
    expect(parts.api).toEqual({ baseUrl: 'http://localhost:8080', endpoints: ['/api/v1/todos'] });
    expect(findings).toEqual([{ code: 'queryLeftOut', params: {} }]);
  });

  it('does not take over what an environment cannot send', () => {
    const { parts, secrets, findings } = readPastedLine(
      `curl -k -u admin:hunter2 -X POST https://api.example.com/api/v1/todos -d '{"title":"x"}'`,
    );
    expect(parts.api).toEqual({ baseUrl: 'https://api.example.com' });
    expect(secrets).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(['notALook', 'schemeNotUsed', 'tlsVerifiedAnyway']);
  });

  it('reads an address alone as the base', () => {
    expect(readPastedLine('https://api.example.com/v1/').parts.api).toEqual({ baseUrl: 'https://api.example.com/v1' });
    expect(readPastedLine('https://user:hunter2@api.example.com').parts.api).toEqual({
      baseUrl: 'https://api.example.com',
    });
  });

  it('goes over an alias where it runs behind one', () => {
    expect(readPastedLine('ssh bastion curl -s http://api.internal/healthz').parts.api).toEqual({
      baseUrl: 'http://api.internal',
      healthPath: '/healthz',
      path: { kind: 'ssh', alias: 'bastion' },
    });
  });
});

describe('ssh and forwards', () => {
  it.each([
    ['bastion', 'bastion', 'bastion'],
    ['ssh deploy@web-01', 'deploy@web-01', 'web-01'],
    ['ssh -t -l deploy web-01', 'deploy@web-01', 'web-01'],
    ['ssh web-01 uptime', 'web-01', 'web-01'],
  ])('%s is a host', (text, alias, name) => {
    expect(readPastedLine(text).parts).toEqual({ api: null, database: null, hosts: [{ name, alias }] });
  });

  it('joins a forward and the psql through it into one database behind the alias', () => {
    const text = 'ssh -N -L 15432:db.internal:5432 bastion\npsql -h localhost -p 15432 -U app orders';
    expect(databaseOf(text)).toEqual({
      host: 'db.internal',
      port: 5432,
      user: 'app',
      database: 'orders',
      password: { kind: 'pgpass' },
      path: { kind: 'ssh', alias: 'bastion' },
      sslMode: 'verify-full',
    });
  });

  it('leaves to the user a forward that an alias does not hold', () => {
    const { parts, findings } = readPastedLine('ssh ubuntu@192.0.2.7 -i ~/.ssh/key -L 15432:db.internal:5432');
    expect(parts.database).toMatchObject({
      host: 'db.internal',
      port: 5432,
      path: { kind: 'tunnel', localPort: 15_432 },
    });
    expect(parts.hosts).toEqual([]);
    expect(findings).toContainEqual({
      code: 'sshOptionsNotKept',
      params: { options: '-i', alias: 'ubuntu@192.0.2.7' },
    });
  });

  it('tells by the port what a forward is for', () => {
    expect(readPastedLine('ssh -L 8443:api.internal:443 bastion').parts.api).toEqual({
      baseUrl: 'https://api.internal',
      path: { kind: 'ssh', alias: 'bastion' },
    });
  });

  it('reads a forward into a cluster', () => {
    const { parts, findings } = readPastedLine('kubectl -n shop port-forward svc/postgres 15432:5432');
    expect(parts.database).toEqual({
      host: 'postgres',
      port: 5432,
      path: { kind: 'tunnel', localPort: 15_432 },
      sslMode: 'disable',
    });
    expect(findings.map(({ code }) => code)).toEqual(['forwardGuessed', 'plainInsideForward']);
    expect(codesOf('kubectl port-forward pod/db-0 :5432')).toEqual(['localPortUnknown']);
  });

  it.each(['ssh -oProxyCommand=touch\\ /tmp/x -', 'ssh -- -oProxyCommand=x', 'ssh "a b"'])(
    '%s names no host',
    (text) => {
      expect(readPastedLine(text).parts).toEqual({ api: null, database: null, hosts: [] });
    },
  );
});

test.each(['', '   ', 'hello world', 'select 1', 'rm -rf /', '{"a":1}', '本番のDBが落ちた', '# the bastion'])(
  'of %j nothing is understood',
  (text) => {
    expect(readPastedLine(text)).toEqual({
      sources: [],
      parts: { api: null, database: null, hosts: [] },
      secrets: [],
      findings: [{ code: 'nothingUnderstood', params: {} }],
    });
  },
);

test('a text longer than any command line is not read', () => {
  expect(readPastedLine(`psql -h ${'d'.repeat(30_000)}`).findings).toEqual([{ code: 'tooLong', params: {} }]);
});

describe('whatever is pasted', () => {
  const fragment = fc.constantFrom(
    ...'psql |curl |ssh |-h |-L |-H |\'|"|$|${|`|://|postgres://|https://|@|:|/|?|&|=|%|%zz|[|]|<|>|\\|\n|PGPASSWORD=|#|,|5432|kubectl port-forward '.split(
      '|',
    ),
  );
  const text = fc.array(fc.oneof({ weight: 3, arbitrary: fragment }, fc.string({ maxLength: 6 })), { maxLength: 30 });

  it('never throws, and what it fills fits an environment', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const merged = withPastedLine(production, readPastedLine(parts.join('')), () => 'new');
        expect(environmentSchema.safeParse(merged).success).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  // Characters that need quoting or encoding somewhere, with a beginning that nothing else in the lines has.
  const secret = fc
    .string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'aZ9@:/?#&=%+ \'"\\!~*,;<>{}[]|^'.split('')) })
    .map((rest) => `Zq7${rest}`);
  const inShell = (value: string) => `'${value.replaceAll("'", `'\\''`)}'`;
  const inPairs = (value: string) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines: Record<string, (value: string) => string> = {
    'PGPASSWORD before psql': (value) => `PGPASSWORD=${inShell(value)} psql -h db.example.com -U app orders`,
    'pairs given to psql': (value) => `psql ${inShell(`host=db.example.com password=${inPairs(value)} dbname=orders`)}`,
    'pairs alone': (value) => `host=db.example.com password=${inPairs(value)} dbname=orders`,
    'an address': (value) => `postgres://app:${encodeURIComponent(value)}@db.example.com/orders`,
    'an address given to psql': (value) =>
      `psql ${inShell(`postgres://app:${encodeURIComponent(value)}@db.example.com/orders`)}`,
    'a parameter of an address': (value) =>
      `jdbc:postgresql://db.example.com/orders?password=${encodeURIComponent(value)}`,
    'a bearer token': (value) => `curl -H ${inShell(`Authorization: Bearer ${value}`)} https://api.example.com/health`,
  };

  it.each(Object.entries(lines))('keeps the secret of %s whole, and out of the environment', (_, lineOf) => {
    fc.assert(
      fc.property(secret, (value) => {
        const trimmed = value.trim();
        const { parts, secrets, findings } = readPastedLine(lineOf(trimmed));
        expect(JSON.stringify({ parts, findings })).not.toContain('Zq7');
        expect(secrets.map((each) => each.value)).toEqual([trimmed]);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps out what it does not take over either', () => {
    fc.assert(
      fc.property(secret, (value) => {
        const encoded = encodeURIComponent(value);
        for (const line of [
          `curl -u ${inShell(`admin:${value}`)} https://api.example.com/health`,
          `curl -H ${inShell(`Authorization: Basic ${value}`)} https://api.example.com/health`,
          `curl -H ${inShell(`X-Api-Key: ${value}`)} -b ${inShell(`session=${value}`)} https://api.example.com/health`,
          `https://app:${encoded}@api.example.com/?key=${encoded}`,
          `ssh bastion ${inShell(`PGPASSWORD=${inShell(value)} psql -h db orders`)}`,
        ]) {
          const { parts, findings } = readPastedLine(line);
          expect(JSON.stringify({ parts, findings })).not.toContain('Zq7');
        }
      }),
      { numRuns: 300 },
    );
  });
});
