import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { RouterClient } from '@orpc/server';
import { describe, expect, test } from 'vitest';
import { bed, callHeaders, type countingRouter, send, serveOnLoopback, signIn } from './loopback-bed.ts';

serveOnLoopback();

describe('calls through the contract client', () => {
  function client(cookie: string, window?: string): RouterClient<ReturnType<typeof countingRouter>> {
    return createORPCClient(
      new RPCLink({
        url: `${bed.server.origin}/rpc`,
        headers: {
          origin: bed.server.origin,
          cookie,
          'x-hikeshi': '1',
          ...(window === undefined ? {} : { 'x-hikeshi-window': window }),
        },
      }),
    );
  }

  test('an event stream arrives piece by piece and ends with its reader', async () => {
    const api = client(await signIn());
    const stop = new AbortController();
    const seen: number[] = [];
    for await (const tick of await api.app.ticks(undefined, { signal: stop.signal })) {
      seen.push(tick);
      if (seen.length === 2) break;
    }
    stop.abort();
    expect(seen).toEqual([1, 2]);
    expect(bed.errors).toEqual([]);
  });

  test('two windows of one session are told apart', async () => {
    const cookie = await signIn();
    await client(cookie, 'left').app.ping({ text: 'a' });
    await client(cookie, 'right').app.ping({ text: 'b' });
    expect(bed.calls.map(({ window }) => window.split('.')[1])).toEqual(['left', 'right']);
    expect(new Set(bed.calls.map(({ window }) => window.split('.')[0])).size).toBe(1);
  });

  test('who calls is never read from what was sent', async () => {
    const cookie = await signIn();
    const body = JSON.stringify({ json: { text: 'x', actor: 'mallory', window: 'w' }, actor: 'mallory' });
    await send('POST', '/rpc/app/ping', callHeaders(cookie, { 'Content-Length': String(body.length) }), body);
    expect(bed.calls).toMatchObject([{ actor: null }]);
    expect(bed.calls[0]?.window).not.toBe('w');
  });

  test('a bug says nothing of itself to the caller', async () => {
    const cookie = await signIn();
    const answer = await send('POST', '/rpc/app/broken', callHeaders(cookie, { 'Content-Length': '2' }), '{}');
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain('secret detail');
    expect(answer.body).not.toContain('at ');
  });

  test('a body that is not JSON is an error of the caller', async () => {
    const cookie = await signIn();
    const answer = await send('POST', '/rpc/app/ping', callHeaders(cookie, { 'Content-Length': '5' }), '{"x":');
    expect(answer.status).toBe(400);
    expect(bed.calls).toEqual([]);
  });
});
