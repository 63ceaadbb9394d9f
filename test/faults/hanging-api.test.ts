/** APIs that hold on to whoever asks: each look ends within its limit, keeps next to nothing, and leaves nothing open. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { sweep } from '../../core/probes/sweep.ts';
import { ask, contextAt, readingOf } from '../core/probes/http-asking.ts';

const limitMs = 800;
/** What a busy machine may add to a limit. */
const slackMs = 2_500;
const mostGrowthBytes = 50 * 1024 * 1024;
const mebibyte = Buffer.alloc(1024 * 1024, 'x');

const sockets = new Set<Socket>();
let server: Server | null = null;

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server?.close();
  server = null;
});

/** A server on loopback that does this to every connection; answers its address. */
async function serve(treat: (socket: Socket) => void, scheme: 'http' | 'https' = 'http'): Promise<string> {
  server = createServer((socket) => {
    sockets.add(socket);
    // Read, or its end would never be seen.
    socket
      .on('close', () => sockets.delete(socket))
      .on('error', () => {})
      .resume();
    treat(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Writes a piece every so often, for as long as anybody listens. */
function trickle(socket: Socket, piece: string, everyMs: number): void {
  const timer = setInterval(() => socket.write(piece), everyMs);
  socket.on('close', () => clearInterval(timer));
}

/** Writes so many mebibytes as fast as they are taken, or for ever. */
function pour(socket: Socket, mebibytes: number): void {
  let left = mebibytes;
  const more = () => {
    while (left > 0 && !socket.destroyed) {
      left -= 1;
      if (!socket.write(mebibyte)) return void socket.once('drain', more);
    }
    socket.end();
  };
  more();
}

async function expectNothingLeft(): Promise<void> {
  const until = Date.now() + slackMs;
  while (sockets.size > 0 && Date.now() < until) await wait(20);
  expect(sockets.size).toBe(0);
}

async function measured<T>(look: () => Promise<T>): Promise<T> {
  const before = process.memoryUsage().rss;
  const startedMs = performance.now();
  const result = await look();
  expect(performance.now() - startedMs).toBeLessThan(limitMs + slackMs);
  expect(process.memoryUsage().rss - before).toBeLessThan(mostGrowthBytes);
  await expectNothingLeft();
  return result;
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n';

describe('an API that does not let go', () => {
  it.each<[string, (socket: Socket) => void, 'http' | 'https']>([
    ['accepts and never answers', () => {}, 'http'],
    ['accepts and never begins TLS', () => {}, 'https'],
    [
      'sends its head a byte at a time',
      (socket) => void (socket.write(`${head}X-Slow: `) && trickle(socket, 'x', 100)),
      'http',
    ],
    ['sends header lines for ever', (socket) => void (socket.write(head) && trickle(socket, 'X-A: b\r\n', 50)), 'http'],
    [
      'sends a body a byte at a time',
      (socket) => void (socket.write(`${head}Content-Length: 100000\r\n\r\n`) && trickle(socket, 'x', 100)),
      'http',
    ],
    [
      'sends empty pieces of a body for ever',
      (socket) => void (socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`) && trickle(socket, '1\r\nx\r\n', 50)),
      'http',
    ],
  ])('that %s is a time-out at the limit', async (_, treat, scheme) => {
    const address = await serve(treat, scheme);
    const outcome = await measured(() => ask('/health', contextAt(address, { timeoutMs: limitMs })));
    const reading = readingOf(outcome);
    expect(reading.outcome).toBe('timeout');
    expect(reading.durationMs).toBeGreaterThanOrEqual(limitMs);
  });

  it('a head without end is given up', async () => {
    const address = await serve((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX-Long: ');
      pour(socket, 1_024);
    });
    const outcome = await measured(() => ask('/health', contextAt(address, { timeoutMs: limitMs })));
    expect(readingOf(outcome).outcome).not.toBe('answered');
  });

  it('a gigabyte is read no further than a few megabytes, and hardly kept', async () => {
    const address = await serve((socket) => {
      socket.write(`${head}Content-Length: ${1_024 * mebibyte.byteLength}\r\n\r\n`);
      pour(socket, 1_024);
    });
    const outcome = await measured(() => ask('/health', contextAt(address, { timeoutMs: limitMs })));
    expect(readingOf(outcome)).toMatchObject({ outcome: 'answered', status: 200 });
    expect(outcome.evidence?.text.length).toBeLessThan(80 * 1024);
    expect(outcome.evidence?.text).toContain('read no further');
  });

  it('a compressed body is never blown up', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    const address = await serve((socket) => {
      socket.end(
        Buffer.concat([
          Buffer.from(`${head}Content-Encoding: gzip\r\nContent-Length: ${bomb.byteLength}\r\n\r\n`),
          bomb,
        ]),
      );
    });
    const outcome = await measured(() => ask('/health', contextAt(address, { timeoutMs: limitMs })));
    expect(readingOf(outcome)).toMatchObject({ outcome: 'answered', status: 200 });
    expect(outcome.evidence?.text).toContain(`(${bomb.byteLength} bytes that are no text`);
  });

  it('many looks at once end together, and a cancel ends them at once', async () => {
    const address = await serve(() => {});
    const cancel = new AbortController();
    const context = contextAt(address, { timeoutMs: 60_000 }, { cancel: cancel.signal });
    const items = Array.from({ length: 20 }, (_, index) => ({
      id: String(index),
      request: { kind: 'endpoint' as const, path: `/${index}`, health: false },
    }));
    const told: string[] = [];
    await measured(async () => {
      const swept = sweep(items, context, { onStart() {}, onResult: (id) => void told.push(id) });
      while (sockets.size < 8) await wait(10);
      cancel.abort();
      await swept;
    });
    expect(told).toHaveLength(20);
  });
});
