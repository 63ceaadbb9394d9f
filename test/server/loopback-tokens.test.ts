import { describe, expect, test } from 'vitest';
import { bed, send, serveOnLoopback, tokenOf } from './loopback-bed.ts';

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
});
