import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startLoopbackServer } from '../../server/loopback/loopback-server.ts';
import {
  bed,
  callHeaders,
  countingRouter,
  ownHost,
  ping,
  send,
  serveOnLoopback,
  signIn,
  tokenOf,
} from './loopback-bed.ts';
import { rawRequest, sendRaw } from './raw-http.ts';

serveOnLoopback();

describe('limits', () => {
  test('a caller that sends its headers too slowly is cut off', async () => {
    const answer = await sendRaw(bed.server.address.port, `GET / HTTP/1.1\r\nHost: ${ownHost()}\r\nX-Slow: `);
    expect(answer?.status).toBe(408);
  });

  test('a body that never comes is cut off before any procedure', async () => {
    const cookie = await signIn();
    const answer = await send('POST', '/rpc/app/ping', callHeaders(cookie, { 'Content-Length': '100' }), '{"json":');
    expect(answer.status).toBe(408);
    expect(bed.calls).toEqual([]);
    expect(bed.errors).toEqual([]);
  });

  test('a chunked body is measured while it comes', async () => {
    const cookie = await signIn();
    const size = 9 * 1024 * 1024;
    const body = `${size.toString(16)}\r\n${'x'.repeat(size)}\r\n0\r\n\r\n`;
    const headers = callHeaders(cookie, { 'Content-Length': null, 'Transfer-Encoding': 'chunked' });
    const answer = await sendRaw(
      bed.server.address.port,
      rawRequest('POST', '/rpc/app/ping', { Host: ownHost(), ...headers }, body),
    );
    // Depending on who is faster the refusal arrives, or the connection is gone before it could be read.
    expect([413, undefined]).toContain(answer?.status);
    expect(bed.calls).toEqual([]);
  });

  test('a length and chunks at once are refused by the parser', async () => {
    const cookie = await signIn();
    const answer = await send('POST', '/rpc/app/ping', callHeaders(cookie, { 'Transfer-Encoding': 'chunked' }), ping);
    expect(answer.status).toBe(400);
    expect(bed.calls).toEqual([]);
  });

  test('headers beyond the limit are refused', async () => {
    expect((await send('GET', '/', { 'X-Long': 'a'.repeat(20_000) })).status).toBe(431);
  });

  test('a stranger that only holds its connection makes room for the next, and a user never for a stranger', async () => {
    const bounded = await startLoopbackServer({
      router: countingRouter(),
      staticDir: bed.folder,
      port: 0,
      nowMs: () => bed.nowMs,
      entranceText: '',
      onError: (error) => bed.errors.push(error),
      limits: { connections: 1 },
    });
    const { port } = bounded.address;
    const host = `127.0.0.1:${port}`;
    const entered = await sendRaw(port, rawRequest('GET', `/?token=${tokenOf(bounded.issueUrl())}`, { Host: host }));
    const cookie = (entered?.headers['set-cookie'] ?? '').split(';')[0] ?? '';
    const user = connect({ host: '127.0.0.1', port });
    user.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n\r\n`);
    await once(user, 'data');

    const held = connect({ host: '127.0.0.1', port });
    await once(held, 'connect');
    const heldClosed = once(held, 'close');
    expect((await sendRaw(port, rawRequest('GET', '/', { Host: host })))?.status).toBe(401);
    await heldClosed;

    user.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n\r\n`);
    expect(String(await once(user, 'data'))).toMatch(/^HTTP\/1\.1 200 /);
    user.destroy();
    await bounded.close();
  });
});
