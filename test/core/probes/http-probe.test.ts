import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runHttp } from '../../../core/probes/http-probe.ts';
import type { CheckOutcome, ProbeContext } from '../../../core/probes/probe.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { closedPort, httpServer, listening, socketServer } from './loopback-server.ts';
import { probeContext } from './probe-context.ts';

type Api = NonNullable<Environment['api']>;

const token = 'tok-4f1c9d/aa+bb==';

function apiAt(baseUrl: string, overrides: Partial<Api> = {}): Api {
  return {
    baseUrl,
    path: { kind: 'direct' },
    token: null,
    healthPath: '/health',
    endpoints: [],
    timeoutMs: 5_000,
    ...overrides,
  };
}

function contextAt(baseUrl: string, api: Partial<Api> = {}, overrides: Partial<ProbeContext> = {}): ProbeContext {
  return probeContext({ api: apiAt(baseUrl, api) }, { resolveSecret: async () => token, ...overrides });
}

function ask(path: string, context: ProbeContext): Promise<CheckOutcome> {
  return runHttp({ kind: 'endpoint', path, health: path === '/health' }, context);
}

type CommandParts = Partial<Extract<Parameters<typeof runHttp>[0], { kind: 'command' }>['probe']>;

function command(url: string, parts: CommandParts, context: ProbeContext): Promise<CheckOutcome> {
  const probe = {
    type: 'http' as const,
    method: 'GET',
    url,
    headers: [],
    body: null,
    followRedirects: false,
    ...parts,
  };
  return runHttp({ kind: 'command', probe }, context);
}

/** The one HTTP reading of an outcome. */
function readingOf({ readings }: CheckOutcome) {
  const [reading] = readings;
  if (readings.length !== 1 || reading?.kind !== 'http')
    throw new Error(`no HTTP reading: ${JSON.stringify(readings)}`);
  return reading;
}

/** A fresh key with a certificate that it signed itself. */
async function certificateFor(name: string): Promise<{ key: string; cert: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const make = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const named = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  execFileSync('openssl', [...make, ...named, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  return { key: await readFile(key, 'utf8'), cert: await readFile(cert, 'utf8') };
}

function unreadable({ readings }: CheckOutcome) {
  const [reading] = readings;
  return reading?.kind === 'unreadable' ? reading.reason : reading;
}

describe('an answer', () => {
  test('is a reading with its status, and evidence with the request, the status, headers and body', async () => {
    const baseUrl = await httpServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'X-Request-Id': 'r-1' }).end('{"status":"ok"}');
    });
    const outcome = await ask('/health', contextAt(baseUrl));
    expect(readingOf(outcome)).toMatchObject({
      url: `${baseUrl}/health`,
      path: '/health',
      method: 'GET',
      health: true,
      outcome: 'answered',
      status: 200,
    });
    expect(outcome.target).toBe(`GET ${baseUrl}/health`);
    const lines = outcome.evidence?.text.split('\n') ?? [];
    expect(lines[0]).toBe(`GET ${baseUrl}/health`);
    expect(lines).toEqual(expect.arrayContaining(['HTTP/1.1 200 OK', 'x-request-id: r-1', '{"status":"ok"}']));
    expect(lines.some((line) => /^connect [\d.]+ ms, first byte [\d.]+ ms, total [\d.]+ ms$/.test(line))).toBe(true);
    const text = outcome.evidence?.text ?? '';
    expect(outcome.evidence?.wholeHash).toBe(createHash('sha256').update(text).digest('hex'));
    expect(outcome.evidence?.wholeBytes).toBe(Buffer.byteLength(text));
  });

  test.each([401, 403, 404, 500, 503])('of status %i was answered all the same', async (status) => {
    const baseUrl = await httpServer((_, response) => response.writeHead(status).end());
    expect(readingOf(await ask('/x', contextAt(baseUrl)))).toMatchObject({ outcome: 'answered', status });
  });

  test('without a body is one to HEAD', async () => {
    const baseUrl = await httpServer((request, response) => response.writeHead(204, { Via: request.method }).end());
    const outcome = await command(`${baseUrl}/x`, { method: 'HEAD' }, contextAt(baseUrl));
    expect(readingOf(outcome)).toMatchObject({ method: 'HEAD', status: 204 });
    expect(outcome.evidence?.text).toContain('via: HEAD');
  });

  test('is read in its own charset', async () => {
    // 障害 in Shift_JIS.
    const body = Buffer.from([0x8f, 0xe1, 0x8a, 0x51]);
    const baseUrl = await httpServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/plain; charset=Shift_JIS' }).end(body);
    });
    expect((await ask('/x', contextAt(baseUrl))).evidence?.text).toContain('障害');
  });

  test('loses escape sequences that would act on a terminal', async () => {
    const baseUrl = await httpServer((_, response) => response.end('a\u001b]52;c;ZXZpbA==\u0007b\u001b[31mc'));
    const text = (await ask('/x', contextAt(baseUrl))).evidence?.text;
    expect(text).toContain('\nabc\n');
  });

  test('that is long is kept in part, with its whole size and hash', async () => {
    const body = 'x'.repeat(1_000_000);
    const baseUrl = await httpServer((_, response) => response.end(body));
    const outcome = await ask('/big', contextAt(baseUrl));
    const { text = '', wholeBytes = 0 } = outcome.evidence ?? {};
    expect(Buffer.byteLength(text)).toBeLessThan(66_000);
    expect(wholeBytes).toBeGreaterThan(Buffer.byteLength(text));
    expect(text).toMatch(/\n… \(\d+ bytes cut\) …\n/);
    expect(text).toContain(`of 1000000 bytes, sha256 ${createHash('sha256').update(body).digest('hex')}`);
    expect(readingOf(outcome)).toMatchObject({ outcome: 'answered', status: 200 });
  });

  test('without an end is read only so far', async () => {
    const closed = Promise.withResolvers<void>();
    const chunk = Buffer.alloc(64 * 1024, 'y');
    const baseUrl = await httpServer((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on('drain', more).on('close', () => closed.resolve());
      more();
    });
    const outcome = await ask('/endless', contextAt(baseUrl, { timeoutMs: 30_000 }));
    await closed.promise;
    expect(readingOf(outcome)).toMatchObject({ outcome: 'answered', status: 200 });
    expect(outcome.evidence?.text).toContain('then it was read no further');
  });
});

describe('a failure', () => {
  test('of a closed port is refused', async () => {
    const outcome = await ask('/health', contextAt(await closedPort()));
    expect(readingOf(outcome)).toMatchObject({ outcome: 'refused', status: null });
    expect(outcome.evidence?.text).toContain('refused: ');
  });

  test('of a closed tunnel is a broken path, not a broken target', async () => {
    const localPort = Number(new URL(await closedPort()).port);
    const outcome = await ask('/health', contextAt('http://api.internal', { path: { kind: 'tunnel', localPort } }));
    expect(readingOf(outcome)).toMatchObject({ url: 'http://api.internal/health', outcome: 'noPath' });
  });

  test('of a name nobody knows is the name', async () => {
    const outcome = await ask('/health', contextAt('http://nobody.invalid'));
    expect(readingOf(outcome).outcome).toBe('dns');
  });

  test('of a server that never answers is a timeout, at least as long as the limit', async () => {
    const baseUrl = await httpServer(() => undefined);
    const reading = readingOf(await ask('/health', contextAt(baseUrl, { timeoutMs: 150 })));
    expect(reading).toMatchObject({ outcome: 'timeout', status: null });
    expect(reading.durationMs).toBeGreaterThanOrEqual(150);
  });

  test('in the middle of a body keeps the status', async () => {
    const slow = await httpServer((_, response) => response.writeHead(200).write('begun'));
    expect(readingOf(await ask('/x', contextAt(slow, { timeoutMs: 150 })))).toMatchObject({
      outcome: 'timeout',
      status: 200,
    });
    const cut = await socketServer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbegun'));
    });
    expect(readingOf(await ask('/x', contextAt(cut)))).toMatchObject({ outcome: 'reset', status: 200 });
  });

  test('by a reset connection is reset, with or without an RST', async () => {
    const reset = await socketServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(readingOf(await ask('/x', contextAt(reset)))).toMatchObject({ outcome: 'reset', status: null });
    const hungUp = await socketServer((socket) => socket.once('data', () => socket.end()));
    expect(readingOf(await ask('/x', contextAt(hungUp)))).toMatchObject({ outcome: 'reset', status: null });
  });

  test('to speak HTTP is invalid, and to speak TLS is TLS', async () => {
    const other = await socketServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    expect(readingOf(await ask('/x', contextAt(other))).outcome).toBe('invalid');
    const plain = await httpServer((_, response) => response.end());
    expect(readingOf(await ask('/x', contextAt(plain.replace('http:', 'https:')))).outcome).toBe('tls');
  });

  test('by a person is a cancel, before and in the middle', async () => {
    const cancel = new AbortController();
    const arrived = Promise.withResolvers<void>();
    const baseUrl = await httpServer(() => arrived.resolve());
    const context = contextAt(baseUrl, {}, { cancel: cancel.signal });
    const running = ask('/x', context);
    await arrived.promise;
    cancel.abort();
    expect(unreadable(await running)).toBe('cancelled');
    expect(unreadable(await ask('/x', context))).toBe('cancelled');
  });
});

describe('the address', () => {
  test('of a runbook gives way to the environment, whose prefix stands once', async () => {
    const asked: string[] = [];
    const baseUrl = await httpServer((request, response) => {
      asked.push(`${request.headers.host}${request.url}`);
      response.end();
    });
    const context = contextAt(`${baseUrl}/prod`);
    await command('http://localhost:1/todos?limit=1', {}, context);
    await command('https://user:pw@api.example.com/prod/todos#x', {}, context);
    await ask('/health?deep=1', context);
    await ask('//other.example/x', context);
    const host = new URL(baseUrl).host;
    expect(asked).toEqual([
      `${host}/prod/todos?limit=1`,
      `${host}/prod/todos`,
      `${host}/prod/health?deep=1`,
      `${host}/prod//other.example/x`,
    ]);
  });

  test('through a tunnel keeps its own name', async () => {
    const hosts: unknown[] = [];
    const near = await httpServer((request, response) => {
      hosts.push(request.headers.host);
      response.end();
    });
    const path = { kind: 'tunnel', localPort: Number(new URL(near).port) } as const;
    const outcome = await ask('/health', contextAt('http://api.internal:8080', { path }));
    expect(readingOf(outcome)).toMatchObject({ outcome: 'answered', url: 'http://api.internal:8080/health' });
    expect(hosts).toEqual(['api.internal:8080']);
  });

  test.each([
    'http://169.254.169.254/',
    'http://2852039166/',
    'http://[::ffff:169.254.169.254]/',
    'http://[fd00:ec2::254]/',
  ])('is never that of a machine’s own credentials: %s', async (url) => {
    expect(readingOf(await command(url, {}, probeContext({}))).outcome).toBe('notAllowed');
  });

  test('is http or https, and the request a look', async () => {
    const context = probeContext({});
    expect(unreadable(await command('file:///etc/passwd', {}, context))).toBe('notAllowed');
    expect(unreadable(await command('http://127.0.0.1:1/', { method: 'POST' }, context))).toBe('notAllowed');
    expect(unreadable(await command('http://127.0.0.1:1/', { body: 'a=b' }, context))).toBe('notAllowed');
    const headers = [{ name: 'X-HTTP-Method-Override', value: 'DELETE' }];
    expect(unreadable(await command('http://127.0.0.1:1/', { headers }, context))).toBe('notAllowed');
  });
});

describe('a redirect', () => {
  test('is shown, not followed', async () => {
    const asked: unknown[] = [];
    const baseUrl = await httpServer((request, response) => {
      asked.push(request.url);
      response.writeHead(302, { Location: '/login' }).end();
    });
    const outcome = await ask('/x', contextAt(baseUrl));
    expect(asked).toEqual(['/x']);
    expect(readingOf(outcome)).toMatchObject({ outcome: 'answered', status: 302 });
    expect(outcome.evidence?.text).toContain('location: /login');
  });

  test('is followed where the runbook asks for it, each step in the evidence', async () => {
    const baseUrl = await httpServer((request, response) => {
      if (request.url === '/old') response.writeHead(301, { Location: '/new' }).end();
      else response.writeHead(200).end('arrived');
    });
    const outcome = await command(`${baseUrl}/old`, { followRedirects: true }, contextAt(baseUrl));
    expect(readingOf(outcome)).toMatchObject({ path: '/old', status: 200 });
    expect(outcome.evidence?.text).toContain(`GET ${baseUrl}/new`);
    expect(outcome.evidence?.text).toContain('arrived');
  });

  test('in a circle ends', async () => {
    let times = 0;
    const baseUrl = await httpServer((_, response) => {
      times += 1;
      response.writeHead(302, { Location: '/x' }).end();
    });
    const outcome = await command(`${baseUrl}/x`, { followRedirects: true }, contextAt(baseUrl));
    expect(readingOf(outcome).status).toBe(302);
    expect(times).toBe(4);
  });

  test('to another host is only shown', async () => {
    const asked: unknown[] = [];
    const other = await httpServer((request, response) => {
      asked.push(request.url);
      response.end();
    });
    const location = other.replace('127.0.0.1', 'localhost');
    const baseUrl = await httpServer((_, response) => response.writeHead(302, { Location: location }).end());
    const outcome = await command(`${baseUrl}/x`, { followRedirects: true }, contextAt(baseUrl));
    expect(readingOf(outcome).status).toBe(302);
    expect(asked).toEqual([]);
  });
});

describe('the token', () => {
  const ref = { kind: 'env', name: 'API_TOKEN' } as const;
  const bearer = [{ name: 'Authorization', value: 'Bearer from-the-runbook' }];

  test('goes to the environment’s own address, and never into what is kept', async () => {
    const baseUrl = await httpServer(({ headers }, response) => {
      const { authorization = '' } = headers;
      const echo = {
        header: authorization,
        inBase64: Buffer.from(`user:${token}`).toString('base64'),
        inQuery: encodeURIComponent(token),
      };
      response.writeHead(200, { Location: `/?t=${encodeURIComponent(token)}` }).end(JSON.stringify(echo));
    });
    const outcome = await ask(`/x?q=${encodeURIComponent(token)}`, contextAt(baseUrl, { token: ref }));
    expect(readingOf(outcome).status).toBe(200);
    const kept = JSON.stringify(outcome);
    expect(kept).toContain('"header\\":\\"Bearer [redacted]');
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(encodeURIComponent(token));
    expect(kept).not.toContain(Buffer.from(token).toString('base64').slice(0, 12));
    expect(kept).not.toContain(Buffer.from(`user:${token}`).toString('base64').slice(8, 24));
  });

  test('takes the place of the one a runbook wrote, which is never sent', async () => {
    const seen: unknown[] = [];
    const baseUrl = await httpServer(({ headers }, response) => {
      seen.push(headers.authorization);
      response.end();
    });
    await command(`${baseUrl}/x`, { headers: bearer }, contextAt(baseUrl, { token: ref }));
    const without = await command(`${baseUrl}/x`, { headers: bearer }, contextAt(baseUrl));
    await command(`${baseUrl}/x`, {}, contextAt(baseUrl, { token: ref }));
    expect(seen).toEqual([`Bearer ${token}`, undefined, undefined]);
    expect(without.evidence?.text).toContain('(not sent: Authorization)');
  });

  test('stays behind when a redirect leaves that address, and so do the runbook’s headers', async () => {
    const seen: unknown[] = [];
    const other = await httpServer(({ headers }, response) => {
      seen.push([headers.authorization, headers['x-tenant']]);
      response.end();
    });
    const baseUrl = await httpServer(({ headers }, response) => {
      seen.push([headers.authorization, headers['x-tenant']]);
      response.writeHead(302, { Location: `${other}/x` }).end();
    });
    const headers = [...bearer, { name: 'X-Tenant', value: 'one' }];
    await command(`${baseUrl}/x`, { headers, followRedirects: true }, contextAt(baseUrl, { token: ref }));
    expect(seen).toEqual([
      [`Bearer ${token}`, 'one'],
      [undefined, undefined],
    ]);
  });

  test('that cannot be had leaves the request without one', async () => {
    const baseUrl = await httpServer(({ headers }, response) => {
      response.writeHead(headers.authorization === undefined ? 401 : 200).end();
    });
    const context = contextAt(baseUrl, { token: ref }, { resolveSecret: async () => null });
    expect(readingOf(await ask('/x', context)).status).toBe(401);
  });
});

describe('the clock', () => {
  const now = Date.parse('2026-01-02T03:04:05.250Z');
  const atDate = async (date: string, headers: Record<string, string> = {}) => {
    const baseUrl = await httpServer((_, response) => response.writeHead(200, { Date: date, ...headers }).end());
    return (await ask('/x', contextAt(baseUrl, {}, { nowMs: () => now }))).clockOffsetMs;
  };

  test('of a target that is ahead or behind is told by its Date', async () => {
    const ahead = (await atDate('Fri, 02 Jan 2026 03:06:05 GMT')) ?? 0;
    expect(Math.abs(ahead - 120_000)).toBeLessThan(3_000);
    const behind = (await atDate('Fri, 02 Jan 2026 02:04:05 GMT')) ?? 0;
    expect(Math.abs(behind + 3_600_000)).toBeLessThan(3_000);
  });

  test('is not told by the same second, by a kept answer, or by nothing', async () => {
    expect(await atDate('Fri, 02 Jan 2026 03:04:05 GMT')).toBeNull();
    expect(await atDate('Fri, 02 Jan 2026 02:04:05 GMT', { Age: '3600' })).toBeNull();
    expect(await atDate('yesterday')).toBeNull();
  });
});

describe.skipIf(spawnSync('openssl', ['version']).status !== 0)('TLS', () => {
  test('is taken only with a certificate of the right name from a trusted authority', async () => {
    const { key, cert } = await certificateFor('api.internal');
    const server = createServer({ key, cert }, (_, response) => response.end('safe'));
    const localPort = Number(new URL(await listening(server, 'https')).port);
    const through = (name: string) => contextAt(`https://${name}`, { path: { kind: 'tunnel', localPort } });
    expect(readingOf(await ask('/x', through('api.internal')))).toMatchObject({ outcome: 'tls', status: null });

    const before = getCACertificates();
    onTestFinished(() => setDefaultCACertificates(before));
    setDefaultCACertificates([...before, cert]);
    const trusted = await ask('/x', through('api.internal'));
    expect(readingOf(trusted)).toMatchObject({ outcome: 'answered', url: 'https://api.internal/x' });
    expect(trusted.evidence?.text).toMatch(/connect [\d.]+ ms, tls [\d.]+ ms, first byte/);
    expect(readingOf(await ask('/x', through('other.internal'))).outcome).toBe('tls');
  });
});

test('Each request has a connection of its own, closed afterwards', async () => {
  const ports: unknown[] = [];
  const baseUrl = await httpServer((request, response) => {
    ports.push(request.socket.remotePort, request.headers.connection);
    response.end();
  });
  await ask('/1', contextAt(baseUrl));
  await ask('/2', contextAt(baseUrl));
  expect(ports).toEqual([expect.any(Number), 'close', expect.any(Number), 'close']);
  expect(ports[0]).not.toBe(ports[2]);
});
