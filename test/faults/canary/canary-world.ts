/** A shop that tells its secrets to whoever asks: an API, a database, logs, a runbook and what a person types, each with canaries. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from '../../../drill/postgres/cluster.ts';
import type { Environment, SecretRef } from '../../../shared/environment/environment.ts';

/** Every sign that some encoding writes otherwise. */
const known = (name: string) => `cnry-${name}-7f/2+k"q\\z&1`;
/** Nobody tells the app of these: they are known by what they look like. */
const unknown = (name: string) => `cnry${name}0123456789abcdef`;

/** Given to the app by reference or by hand. */
export const knownSecrets = {
  expiredToken: known('expired'),
  programToken: known('program'),
  environmentToken: known('environ'),
  askedToken: known('asked'),
  fileToken: known('filed'),
  pgpassPassword: known('pgpass'),
  filePassword: known('dbfile'),
  askedPassword: known('dbasked'),
} as const;

export const unknownSecrets = {
  runbookBearer: unknown('Runbook'),
  alertToken: unknown('Alert'),
  notePassword: unknown('Note'),
  pastedKey: unknown('Pasted'),
  placeholder: unknown('Placeholder'),
  draftToken: `ghp_${unknown('Draft')}`,
  answerSecret: unknown('Answer'),
  answerCookie: unknown('Cookie'),
  errorPassword: unknown('Error'),
  logToken: unknown('Log'),
  rowPassword: unknown('Row'),
  connectionPassword: unknown('Connection'),
  contactToken: unknown('Contact'),
} as const;

export const secrets = { ...knownSecrets, ...unknownSecrets };

/** All known ones, in every form, and the ones that only look like secrets: what a careless program might write. */
export function telltale(): string {
  const forms = Object.values(knownSecrets).flatMap((value) => [
    value,
    encodeURIComponent(value),
    JSON.stringify(value),
    ...[0, 1, 2].map((offset) => Buffer.from(`${'x'.repeat(offset)}${value}yy`).toString('base64')),
    Buffer.from(value).toString('hex'),
  ]);
  return forms.join(' | ');
}

export type Api = { server: Server; port: number; authorizations: Set<string> };

/** Takes every token but the expired one, and says back all it knows. */
export async function startApi(): Promise<Api> {
  const authorizations = new Set<string>();
  const server = createServer((request, response) => {
    const authorization = request.headers.authorization ?? '';
    authorizations.add(authorization);
    response.setHeader('set-cookie', `session=${secrets.answerCookie}; Path=/`);
    response.setHeader('x-debug', `Authorization: ${authorization}; ${encodeURIComponent(authorization)}`);
    const isExpired = authorization === `Bearer ${secrets.expiredToken}`;
    const status =
      request.url === '/health' ? 200 : isExpired || authorization === '' ? 401 : request.url === '/fail' ? 500 : 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    const error = `cannot connect to postgres://app:${secrets.connectionPassword}@db/shop: password=${secrets.errorPassword}`;
    response.end(JSON.stringify({ error, client_secret: secrets.answerSecret, said: telltale(), authorization }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, authorizations };
}

export async function fillDatabase(cluster: Cluster): Promise<void> {
  const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const roles = {
    pgpass_role: secrets.pgpassPassword,
    file_role: secrets.filePassword,
    asked_role: secrets.askedPassword,
  };
  for (const [role, password] of Object.entries(roles)) {
    await cluster.administer(
      `CREATE ROLE ${role} LOGIN PASSWORD ${literal(password)}; GRANT pg_monitor TO ${role}`,
      'postgres',
    );
  }
  await cluster.administer('CREATE DATABASE shop', 'postgres');
  const rows = [telltale(), `password=${secrets.rowPassword}`, `{"token":"${secrets.rowPassword}"}`];
  await cluster.administer(
    `CREATE TABLE note (text text); INSERT INTO note VALUES ${rows.map((row) => `(${literal(row)})`).join(', ')};
     GRANT SELECT ON note TO PUBLIC`,
    'shop',
  );
}

export type Files = {
  log: string;
  access: string;
  pgpass: string;
  programWords: string[];
  tokenFile: string;
  passwordFile: string;
};

export function writeFiles(folder: string, port: number): Files {
  mkdirSync(folder, { recursive: true });
  const secret = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    chmodSync(path, 0o600);
    return path;
  };
  const log = join(folder, 'app.log');
  writeFileSync(
    log,
    [
      `2026-11-24T17:00:00Z ERROR connection refused token=${secrets.logToken}`,
      `2026-11-24T17:00:01Z ERROR connection refused ${telltale()}`,
      `2026-11-24T17:00:02Z ERROR connection refused postgres://app:${secrets.connectionPassword}@db/shop`,
      '',
    ].join('\n'),
  );
  const access = join(folder, 'access.log');
  const asked = `/orders/${encodeURIComponent(secrets.environmentToken)}?token=${secrets.logToken}`;
  const at = new Date().toISOString();
  const line = JSON.stringify({
    time: at,
    status: 500,
    uri: asked,
    duration_ms: 9,
    user_agent: `x ${secrets.fileToken}`,
  });
  const strange = `not understood ${telltale()} token=${secrets.logToken}`;
  writeFileSync(access, [...Array.from({ length: 30 }, () => line), strange, ''].join('\n'));
  const escaped = secrets.pgpassPassword.replaceAll('\\', '\\\\');
  const tokens = [secret('token-1', secrets.expiredToken), secret('token-2', secrets.programToken)];
  const script = `const fs = require('fs'); const runs = ${JSON.stringify(join(folder, 'runs'))};
    fs.appendFileSync(runs, 'x');
    process.stdout.write(fs.readFileSync(process.argv[fs.readFileSync(runs).length === 1 ? 1 : 2]));`;
  return {
    log,
    access,
    pgpass: secret('pgpass', `127.0.0.1:${port}:shop:pgpass_role:${escaped}\n`),
    programWords: [process.execPath, '-e', script, ...tokens],
    tokenFile: secret('token-3', secrets.fileToken),
    passwordFile: secret('password', secrets.filePassword),
  };
}

export type Place = { apiPort: number; databasePort: number; files: Files };

export function environments({ apiPort, databasePort, files }: Place): Environment[] {
  const made = (id: string, token: SecretRef, user: string, password: SecretRef): Environment => ({
    id,
    name: id,
    kind: 'staging',
    service: 'shop',
    api: {
      baseUrl: `http://127.0.0.1:${apiPort}`,
      path: { kind: 'direct' },
      token,
      healthPath: '/health',
      endpoints: ['/orders', '/fail'],
      timeoutMs: 5_000,
    },
    database: {
      host: '127.0.0.1',
      port: databasePort,
      database: 'shop',
      user,
      sslMode: 'disable',
      caFile: null,
      password,
      path: { kind: 'direct' },
    },
    hosts: [{ id: 'here', name: 'here', run: { kind: 'here', hostname: hostname() }, processName: 'shop-api' }],
    logs: [
      { role: 'application', path: files.log, hostId: 'here' },
      { role: 'access', path: files.access, hostId: 'here' },
    ],
    accessDurationUnit: null,
    deployments: null,
    thresholds: [],
    contacts: [{ role: 'on call', person: 'Mio', contact: `token=${secrets.contactToken}`, hours: null }],
    dashboards: [],
    runbookHash: null,
  });
  return [
    made('program', { kind: 'program', argv: files.programWords }, 'pgpass_role', { kind: 'pgpass' }),
    made('environment', { kind: 'env', name: 'SHOP_TOKEN' }, 'asked_role', { kind: 'ask' }),
    made('asked', { kind: 'ask' }, 'file_role', { kind: 'file', path: files.passwordFile }),
    made('file', { kind: 'file', path: files.tokenFile }, 'file_role', { kind: 'file', path: files.log }),
  ];
}

export const runbookText = `# Shop

## Failure patterns

### 1. The shop is closed

#### Symptoms

- \`/orders\` does not respond

#### First checks (within 5 minutes)

\`\`\`bash
# 1. Orders
curl -sS -H "Authorization: Bearer ${secrets.runbookBearer}" http://localhost:8080/orders

# 2. One order
curl -sS "http://localhost:8080/orders?token=<token>"

# 3. What fails
curl -sS http://localhost:8080/fail

# 4. Log
tail -n 100 /var/log/shop/app.log

# 5. All of the log
grep 'ERROR' /var/log/shop/app.log

# 6. Notes
psql -h localhost -U app -d shop -c "SELECT text FROM note"

# 7. A statement that fails
psql -h localhost -U app -d shop -c "SELECT 'password=${secrets.errorPassword}' FROM nowhere"

# 8. Processes
ps aux
\`\`\`

#### Causes and actions

| Cause | How to tell | Action |
|---|---|---|
| Database | Log shows "connection refused" | Start it |

#### Recovery

\`\`\`bash
# 1. Restart
sudo systemctl restart shop
\`\`\`

## Log locations

| Log | Path |
|---|---|
| Application log | \`/var/log/shop/app.log\` |
`;
