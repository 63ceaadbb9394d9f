/** Bytes that say two things at once, paths that mean another file, and streams that another page would read: none gets through. */
import { describe, expect, test } from 'vitest';
import { bed, callHeaders, type Headers, ownHost, ping, send, serveOnLoopback, signIn } from './loopback-bed.ts';
import { rawRequest, sendRaw } from './raw-http.ts';

serveOnLoopback();

/** A whole call with everything right about it, as one would hide it in the body of another request. */
function hiddenCall(cookie: string): string {
  return rawRequest('POST', '/rpc/app/ping', { Host: ownHost(), ...callHeaders(cookie) }, ping);
}

describe('request smuggling', () => {
  /** Lines are header lines as they stand on the wire, after the right ones. */
  const cases: { name: string; headers?: Headers; lines?: string; body?: (cookie: string) => string }[] = [
    { name: 'two lengths that differ', headers: { 'Content-Length': ['4', String(ping.length)] } },
    { name: 'a length of two numbers', headers: { 'Content-Length': '5, 5' } },
    { name: 'a length with a sign', headers: { 'Content-Length': '+5' } },
    { name: 'a negative length', headers: { 'Content-Length': '-1' } },
    { name: 'a hexadecimal length', headers: { 'Content-Length': '0x10' } },
    { name: 'a length beyond all numbers', headers: { 'Content-Length': '99999999999999999999999' } },
    { name: 'chunks that are not the last coding', headers: { 'Transfer-Encoding': 'chunked, identity' } },
    { name: 'an unknown coding', headers: { 'Content-Length': null, 'Transfer-Encoding': 'xchunked' } },
    { name: 'a blank before the colon', lines: 'Transfer-Encoding : chunked' },
    { name: 'a header that goes on in the next line', lines: 'X-Folded: a\r\n b' },
    { name: 'a lone carriage return in a header', lines: 'X-Split: a\rTransfer-Encoding: chunked' },
    { name: 'a zero byte in a header', lines: 'X-Zero: a\u0000b' },
    { name: 'a header without a name', lines: ': chunked' },
    {
      name: 'a chunk of a size that is no number',
      headers: { 'Content-Length': null, 'Transfer-Encoding': 'chunked' },
      body: () => `zz\r\n${ping}\r\n0\r\n\r\n`,
    },
    {
      name: 'a chunk longer than it says',
      headers: { 'Content-Length': null, 'Transfer-Encoding': 'chunked' },
      body: () => `2\r\n${ping}\r\n0\r\n\r\n`,
    },
    {
      name: 'a chunk of a size beyond all numbers',
      headers: { 'Content-Length': null, 'Transfer-Encoding': 'chunked' },
      body: () => `ffffffffffffffffff\r\n${ping}\r\n0\r\n\r\n`,
    },
    {
      name: 'a whole call in the body of a refused one',
      headers: { 'Content-Type': 'text/plain' },
      body: hiddenCall,
    },
    {
      name: 'a whole call behind the last chunk of a refused one',
      headers: { 'Content-Type': 'text/plain', 'Content-Length': null, 'Transfer-Encoding': 'chunked' },
      body: (cookie) => `0\r\n\r\n${hiddenCall(cookie)}`,
    },
    { name: 'a whole call behind a foreign host', headers: { Host: 'evil.example' }, body: hiddenCall },
  ];

  test.each(cases)('$name', async ({ headers = {}, lines, body = () => ping }) => {
    const cookie = await signIn();
    const right = rawRequest(
      'POST',
      '/rpc/app/ping',
      { Host: ownHost(), ...callHeaders(cookie, headers) },
      body(cookie),
    );
    const sent =
      lines === undefined ? right : right.replace('\r\nConnection: close', `\r\n${lines}\r\nConnection: close`);
    const answer = await sendRaw(bed.server.address.port, sent.replace('\r\nConnection: close', ''));
    expect(answer?.status).toBeGreaterThanOrEqual(400);
    expect(answer?.status).toBeLessThan(500);
    expect(bed.calls).toEqual([]);
    expect(bed.errors).toEqual([]);
  });

  test.each([
    ['a request of HTTP/0.9', () => 'GET /\r\n\r\n'],
    ['the preface of HTTP/2', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a tunnel', () => `CONNECT ${ownHost()} HTTP/1.1\r\nHost: ${ownHost()}\r\n\r\n`],
    ['the asterisk', () => `OPTIONS * HTTP/1.1\r\nHost: ${ownHost()}\r\n\r\n`],
    ['a handshake of TLS', () => '\u0016\u0003\u0001\u0002\u0000\u0001'],
    ['HTTP/1.0 without a host', () => 'GET / HTTP/1.0\r\n\r\n'],
  ])('%s', async (_name, request) => {
    const answer = await sendRaw(bed.server.address.port, request());
    expect(answer === null || (answer.status >= 400 && answer.status < 500)).toBe(true);
    expect(bed.calls).toEqual([]);
    expect(bed.errors).toEqual([]);
  });

  test('the same bytes without a fault are the call that they are', async () => {
    const cookie = await signIn();
    expect((await sendRaw(bed.server.address.port, hiddenCall(cookie)))?.status).toBe(200);
    expect(bed.calls).toHaveLength(1);
  });
});

describe('paths to another file', () => {
  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/assets/../manifest.json',
    '/assets/%2e%2e%2fmanifest.json',
    '/assets\\..\\manifest.json',
    '/assets/..;/manifest.json',
    '/assets/main-1.js%00.html',
    '/assets/main-1.js/',
    '/assets//main-1.js',
    '//evil.example/assets/main-1.js',
    '/assets/main-1.js?download',
    '/assets/main-1.js#x',
    '/ASSETS/main-1.js',
    '/assets/',
    '/.env',
    '/assets/.hidden',
    '/assets/ｍain-1.js',
    '/%',
    '*',
  ])('%s', async (target) => {
    const cookie = await signIn();
    const answer = await send('GET', target, { Cookie: cookie });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body).not.toContain('export {}');
    expect((await send('GET', '/assets/main-1.js', { Cookie: cookie })).status).toBe(200);
  });
});

describe('a stream or a socket of another page', () => {
  const asPage = (origin: string, site: string) => (cookie: string) =>
    callHeaders(cookie, { Origin: origin, 'Sec-Fetch-Site': site, Accept: 'text/event-stream' });
  const socket = {
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'x',
  };
  const cases: [string, string, string, (cookie: string) => Headers][] = [
    ['an EventSource of a foreign page', 'GET', '/rpc/app/ticks', asPage('http://evil.example', 'cross-site')],
    ['an EventSource of another port', 'GET', '/rpc/app/ticks', asPage('http://127.0.0.1:3000', 'same-site')],
    [
      'an EventSource of the own page, which would carry no guard',
      'GET',
      '/rpc/app/ticks',
      (cookie) => ({ Cookie: cookie }),
    ],
    ['a fetch of the stream from another port', 'POST', '/rpc/app/ticks', asPage('http://127.0.0.1:3000', 'same-site')],
    ['a stream without the guard', 'POST', '/rpc/app/ticks', (cookie) => callHeaders(cookie, { 'X-Hikeshi': null })],
    ['a stream without a session', 'POST', '/rpc/app/ticks', () => callHeaders('', { Cookie: null })],
    ['a websocket to the page', 'GET', '/', (cookie) => ({ ...socket, Cookie: cookie, Origin: `http://${ownHost()}` })],
    [
      'a websocket to the calls',
      'GET',
      '/rpc',
      (cookie) => ({ ...socket, Cookie: cookie, Origin: 'http://evil.example' }),
    ],
    ['a websocket without an origin', 'GET', '/rpc/app/ticks', (cookie) => ({ ...socket, Cookie: cookie })],
    ['HTTP/2 in the clear', 'GET', '/', (cookie) => ({ Upgrade: 'h2c', Connection: 'Upgrade', Cookie: cookie })],
  ];
  test.each(cases)('%s', async (_name, method, target, headers) => {
    const answer = await send(method, target, headers(await signIn()), method === 'POST' ? ping : '');
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(bed.calls).toEqual([]);
  });
});
