import { describe, expect, test } from 'vitest';
import { bed, callHeaders, type Headers, ownHost, ping, send, serveOnLoopback, signIn } from './loopback-bed.ts';

serveOnLoopback();

describe('refused before any procedure runs', () => {
  type Case = {
    name: string;
    status: number | readonly number[];
    method?: string;
    target?: string;
    headers?: (cookie: string) => Headers;
    body?: string;
  };
  const port = () => bed.server.address.port;
  const withHost = (host: () => string | readonly string[] | null) => (cookie: string) =>
    callHeaders(cookie, { Host: host() });
  const withCall = (changes: () => Headers) => (cookie: string) => callHeaders(cookie, changes());

  const cases: Case[] = [
    { name: 'a foreign host', status: 421, headers: withHost(() => 'evil.example') },
    {
      name: 'a foreign host with our port (rebinding)',
      status: 421,
      headers: withHost(() => `evil.example:${port()}`),
    },
    { name: 'our address with another port', status: 421, headers: withHost(() => `127.0.0.1:${port() + 1}`) },
    { name: 'our address without a port', status: 421, headers: withHost(() => '127.0.0.1') },
    { name: 'another loopback address', status: 421, headers: withHost(() => `127.0.0.2:${port()}`) },
    { name: 'the unspecified address', status: 421, headers: withHost(() => `0.0.0.0:${port()}`) },
    { name: 'a host that ends like ours', status: 421, headers: withHost(() => `evil127.0.0.1:${port()}`) },
    { name: 'a host that begins like ours', status: 421, headers: withHost(() => `127.0.0.1:${port()}.evil.example`) },
    { name: 'our address written as a number', status: 421, headers: withHost(() => `2130706433:${port()}`) },
    { name: 'two hosts', status: [400, 421], headers: withHost(() => [ownHost(), 'evil.example']) },
    { name: 'no host', status: 400, headers: withHost(() => null) },
    { name: 'an empty host', status: [400, 421], headers: withHost(() => '') },

    { name: 'a foreign origin', status: 403, headers: withCall(() => ({ Origin: 'http://evil.example' })) },
    {
      name: 'our origin on another port',
      status: 403,
      headers: withCall(() => ({ Origin: `http://127.0.0.1:${port() + 1}` })),
    },
    {
      name: 'our origin by another name',
      status: 403,
      headers: withCall(() => ({ Origin: `http://localhost:${port()}` })),
    },
    { name: 'our origin over https', status: 403, headers: withCall(() => ({ Origin: `https://${ownHost()}` })) },
    { name: 'the null origin', status: 403, headers: withCall(() => ({ Origin: 'null' })) },
    { name: 'no origin', status: 403, headers: withCall(() => ({ Origin: null })) },
    {
      name: 'two origins',
      status: 403,
      headers: withCall(() => ({ Origin: [`http://${ownHost()}`, 'http://evil.example'] })),
    },
    { name: 'a cross-site fetch', status: 403, headers: withCall(() => ({ 'Sec-Fetch-Site': 'cross-site' })) },
    {
      name: 'a same-site fetch from another port',
      status: 403,
      headers: withCall(() => ({ 'Sec-Fetch-Site': 'same-site' })),
    },

    { name: 'no guard header', status: 403, headers: withCall(() => ({ 'X-Hikeshi': null })) },
    { name: 'another guard header', status: 403, headers: withCall(() => ({ 'X-Hikeshi': '2' })) },
    { name: 'a form', status: 415, headers: withCall(() => ({ 'Content-Type': 'application/x-www-form-urlencoded' })) },
    { name: 'plain text', status: 415, headers: withCall(() => ({ 'Content-Type': 'text/plain' })) },
    {
      name: 'multipart',
      status: 415,
      headers: withCall(() => ({ 'Content-Type': 'multipart/form-data; boundary=x' })),
    },
    { name: 'no content type', status: 415, headers: withCall(() => ({ 'Content-Type': null })) },
    {
      name: 'two content types',
      status: 415,
      headers: withCall(() => ({ 'Content-Type': ['application/json', 'text/plain'] })),
    },
    { name: 'a compressed body', status: 415, headers: withCall(() => ({ 'Content-Encoding': 'gzip' })) },

    { name: 'no cookie', status: 401, headers: withCall(() => ({ Cookie: null })) },
    {
      name: 'a wrong cookie',
      status: 401,
      headers: withCall(() => ({ Cookie: `hikeshi-${port()}=${'a'.repeat(43)}` })),
    },
    {
      name: 'a second cookie of our name',
      status: 401,
      headers: (cookie) => callHeaders(cookie, { Cookie: `${cookie}; hikeshi-${port()}=x` }),
    },
    {
      name: 'our secret under the name of another port',
      status: 401,
      headers: (cookie) => callHeaders(cookie, { Cookie: cookie.replace(String(port()), String(port() + 1)) }),
    },
    { name: 'a call by GET', status: 404, method: 'GET', target: '/rpc/app/ping?data=%7B%7D' },
    { name: 'a call by PUT', status: 405, method: 'PUT' },
    { name: 'a preflight', status: 405, method: 'OPTIONS' },
    { name: 'TRACE', status: 405, method: 'TRACE' },
    {
      name: 'a websocket upgrade',
      status: 400,
      headers: withCall(() => ({ Upgrade: 'websocket', Connection: 'Upgrade' })),
    },
    {
      name: 'a body announced too large',
      status: 413,
      headers: withCall(() => ({ 'Content-Length': String(9 * 1024 * 1024) })),
    },
    { name: 'Expect: 100-continue', status: 417, headers: withCall(() => ({ Expect: '100-continue' })) },
    {
      name: 'a window name with other characters',
      status: 400,
      headers: withCall(() => ({ 'X-Hikeshi-Window': 'a/b' })),
    },

    { name: 'a call outside the prefix', status: 404, target: '/app/ping' },
    { name: 'a path that only begins like the prefix', status: 404, target: '/rpcapp/ping' },
    { name: 'dots in a call', status: 404, target: '/rpc/app/../app/ping' },
    { name: 'encoded dots in a call', status: 404, target: '/rpc/app/%2e%2e/app/ping' },
    { name: 'a doubled slash in a call', status: 404, target: '/rpc//app/ping' },
    { name: 'a query in a call', status: 404, target: '/rpc/app/ping?x=1' },
    { name: 'an absolute target', status: 404, target: 'http://evil.example/rpc/app/ping' },
    { name: 'a very long target', status: 414, target: `/rpc/${'a'.repeat(600)}` },
  ];

  test.each(cases)('$name', async ({ status, method = 'POST', target = '/rpc/app/ping', headers, body = ping }) => {
    const cookie = await signIn();
    const answer = await send(method, target, (headers ?? callHeaders)(cookie), body);
    expect([status].flat()).toContain(answer.status);
    expect(bed.calls).toEqual([]);
    expect(bed.errors).toEqual([]);
  });
});
