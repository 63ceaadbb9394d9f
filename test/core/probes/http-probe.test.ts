import { createHash } from 'node:crypto';
import { createServer } from 'node:https';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { certificateFor, noOpenssl } from './certificate.ts';
import { ask, command, contextAt, readingOf, unreadableReason } from './http-asking.ts';
import { closedPort, httpServer, listening, socketServer } from './loopback-server.ts';

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
    expect(outcome.readings[1]).toMatchObject({ through: `localhost:${localPort}`, fault: 'tunnelClosed' });
    expect(outcome.target).toBe(`GET http://api.internal/health via localhost:${localPort}`);
    const leadsNowhere = await socketServer((socket) => socket.destroy());
    const path = { kind: 'tunnel', localPort: Number(new URL(leadsNowhere).port) } as const;
    expect(readingOf(await ask('/health', contextAt('http://api.internal', { path }))).outcome).toBe('noPath');
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
    expect(unreadableReason(await running)).toBe('cancelled');
    expect(unreadableReason(await ask('/x', context))).toBe('cancelled');
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

  test('agrees within the same second, and is not told by a kept answer, or by nothing', async () => {
    expect(await atDate('Fri, 02 Jan 2026 03:04:05 GMT')).toBe(0);
    expect(await atDate('Fri, 02 Jan 2026 02:04:05 GMT', { Age: '3600' })).toBeNull();
    expect(await atDate('yesterday')).toBeNull();
  });
});

describe.skipIf(noOpenssl)('TLS', () => {
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
