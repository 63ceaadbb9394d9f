import { describe, expect, test } from 'vitest';
import { startLoopbackServer } from '../../server/loopback/loopback-server.ts';
import { bed, countingRouter, send, serveOnLoopback, signIn, tokenOf } from './loopback-bed.ts';
import { rawRequest, sendRaw } from './raw-http.ts';

serveOnLoopback();

describe('tokens', () => {
  test('are good once', async () => {
    const token = tokenOf(bed.server.issueUrl());
    expect((await send('GET', `/?token=${token}`)).status).toBe(302);
    expect((await send('GET', `/?token=${token}`)).status).toBe(401);
  });

  test('live for a minute', async () => {
    const token = tokenOf(bed.server.issueUrl());
    bed.nowMs += 60_000;
    expect((await send('GET', `/?token=${token}`)).status).toBe(401);
    const second = tokenOf(bed.server.issueUrl());
    bed.nowMs += 59_999;
    expect((await send('GET', `/?token=${second}`)).status).toBe(302);
  });

  test('hold 32 bytes and differ, and each window has its own session', async () => {
    const tokens = [tokenOf(bed.server.issueUrl()), tokenOf(bed.server.issueUrl())];
    expect(new Set(tokens).size).toBe(2);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const cookies = [];
    for (const token of tokens) cookies.push((await send('GET', `/?token=${token}`)).headers['set-cookie']);
    expect(new Set(cookies).size).toBe(2);
  });

  test('are not used up by HEAD, by another site or by another host', async () => {
    const token = tokenOf(bed.server.issueUrl());
    expect((await send('HEAD', `/?token=${token}`)).status).toBe(405);
    expect((await send('GET', `/?token=${token}`, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await send('GET', `/?token=${token}`, { Host: 'evil.example' })).status).toBe(421);
    expect((await send('GET', `/?token=${token}`)).status).toBe(302);
  });

  test('make the guesser wait, longer each time, and then work again', async () => {
    const wrong = `/?token=${'x'.repeat(43)}`;
    const good = `/?token=${tokenOf(bed.server.issueUrl())}`;
    for (let attempt = 1; attempt <= 5; attempt += 1) expect((await send('GET', wrong)).status).toBe(401);
    expect(await send('GET', good)).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
    bed.nowMs += 1_000;
    expect((await send('GET', wrong)).status).toBe(401);
    expect(await send('GET', good)).toMatchObject({ status: 429, headers: { 'retry-after': '2' } });
    bed.nowMs += 2_000;
    expect((await send('GET', good)).status).toBe(302);
  });

  test('give one session where twenty come with the same token at once', async () => {
    const token = tokenOf(bed.server.issueUrl());
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('GET', `/?token=${token}`)));
    expect(answers.filter(({ status }) => status === 302)).toHaveLength(1);
    expect(answers.filter(({ status }) => status !== 302).every(({ status }) => [401, 429].includes(status))).toBe(
      true,
    );
  });

  test('tell nothing by the answer: one that is almost right is as wrong as any', async () => {
    const token = tokenOf(bed.server.issueUrl());
    const almost = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    const [near, far] = [await send('GET', `/?token=${almost}`), await send('GET', `/?token=${'x'.repeat(43)}`)];
    const { date: _near, ...nearHeaders } = near.headers;
    const { date: _far, ...farHeaders } = far.headers;
    expect({ ...near, headers: nearHeaders }).toEqual({ ...far, headers: farHeaders });
    expect(near.status).toBe(401);
  });

  test('are good at the entrance alone, and a session is no token', async () => {
    const { port } = bed.server.address;
    const token = tokenOf(bed.server.issueUrl());
    const cookie = await signIn();
    const secret = cookie.split('=')[1] ?? '';
    expect((await send('GET', '/', { Cookie: `hikeshi-${port}=${token}` })).status).toBe(401);
    expect((await send('GET', '/', { Authorization: `Bearer ${token}` })).status).toBe(401);
    expect((await send('GET', `/?token=${secret}`)).status).toBe(401);
    expect((await send('GET', `/assets/main-1.js?token=${token}`)).status).toBe(404);
    expect((await send('GET', `/?token=${token}&token=${token}`)).status).toBe(404);
    expect((await send('GET', `/?token=${token}`)).status).toBe(302);
  });

  test('of another server on this machine are worth nothing here, and neither are its cookies', async () => {
    const cookie = await signIn();
    const token = tokenOf(bed.server.issueUrl());
    const other = await startLoopbackServer({
      router: countingRouter(),
      staticDir: bed.folder,
      port: 0,
      nowMs: () => bed.nowMs,
      entranceText: '',
      onError: (error) => bed.errors.push(error),
    });
    const { port } = other.address;
    const renamed = cookie.replace(/^hikeshi-\d+/, `hikeshi-${port}`);
    for (const each of [cookie, renamed, `${cookie}; ${renamed}`]) {
      const answer = await sendRaw(port, rawRequest('GET', '/', { Host: `127.0.0.1:${port}`, Cookie: each }));
      expect(answer?.status).toBe(401);
    }
    const entered = await sendRaw(port, rawRequest('GET', `/?token=${token}`, { Host: `127.0.0.1:${port}` }));
    expect(entered?.status).toBe(401);
    await other.close();
  });
});
