/** Thousands that only want to be in the way: while they try, the user's calls are answered, and afterwards nothing is left of them. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { bed, callHeaders, ownHost, ping, send, serveOnLoopback, signIn } from './loopback-bed.ts';
import { rawRequest } from './raw-http.ts';

serveOnLoopback();

/** Below what a process may hold open, whose other end is in the same process. */
const atOnce = 400;

/** The long form, `HIKESHI_FAULTS_COUNT=10000`, tries as many as it is told. */
const connectionsTried = Number(process.env.HIKESHI_FAULTS_COUNT ?? 2_000);

/** The user's own connection, kept open as a browser keeps it. */
async function openUser(cookie: string) {
  const socket = connect({ host: '127.0.0.1', port: bed.server.address.port });
  const request = rawRequest('POST', '/rpc/app/ping', { Host: ownHost(), ...callHeaders(cookie) }, ping);
  return {
    async ping(): Promise<string> {
      socket.write(request.replace('\r\nConnection: close', ''));
      let answer = '';
      while (!answer.includes('hello')) answer += String((await once(socket, 'data'))[0]);
      return answer;
    },
    close: () => socket.destroy(),
  };
}

async function crowd(size: number, bytes: string): Promise<Socket[]> {
  return Promise.all(
    Array.from({ length: size }, async () => {
      const socket = connect({ host: '127.0.0.1', port: bed.server.address.port });
      socket.on('error', () => undefined).resume();
      await new Promise<void>((resolve) => socket.once('connect', resolve).once('close', () => resolve()));
      if (bytes !== '' && !socket.destroyed) socket.write(bytes);
      return socket;
    }),
  );
}

test('thousands of connections, some silent and some slow, while the user calls', async () => {
  const user = await openUser(await signIn());
  const slow = `POST /rpc/app/ping HTTP/1.1\r\nHost: ${ownHost()}\r\nX-Slow: `;
  let tried = 0;
  for (let wave = 0; tried < connectionsTried; wave += 1) {
    const sockets = await crowd(atOnce, wave % 2 === 0 ? '' : slow);
    tried += sockets.length;
    expect(await user.ping()).toMatch(/^HTTP\/1\.1 200 /);
    for (const socket of sockets) socket.destroy();
  }
  // Somebody who comes anew is let in as well.
  const cookie = await signIn();
  expect((await send('GET', '/', { Cookie: cookie })).status).toBe(200);
  user.close();
  expect(bed.calls).toHaveLength(tried / atOnce);
  expect(bed.errors).toEqual([]);
}, 300_000);

test('a new window opens while slow callers hold every place of a stranger', async () => {
  const sockets = await crowd(64, `GET / HTTP/1.1\r\nHost: ${ownHost()}\r\nX-Slow: `);
  const cookie = await signIn();
  expect((await send('POST', '/rpc/app/ping', callHeaders(cookie), ping)).status).toBe(200);
  for (const socket of sockets) socket.destroy();
});
