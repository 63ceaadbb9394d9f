import { describe, expect, test } from 'vitest';
import { bed, callHeaders, ownHost, ping, send, serveOnLoopback, signIn, tokenOf } from './loopback-bed.ts';

serveOnLoopback();

test('listens on 127.0.0.1 alone', () => {
  expect(bed.server.address.address).toBe('127.0.0.1');
  expect(bed.server.address.family).toBe('IPv4');
  expect(bed.server.origin).toBe(`http://127.0.0.1:${bed.server.address.port}`);
});

test('a token becomes a cookie, and the cookie opens pages and calls', async () => {
  const entered = await send('GET', `/?token=${tokenOf(bed.server.issueUrl())}`);
  expect(entered.headers.location).toBe('/');
  const [cookie = '', ...attributes] = (entered.headers['set-cookie'] ?? '').split('; ');
  expect(cookie).toMatch(new RegExp(`^hikeshi-${bed.server.address.port}=[A-Za-z0-9_-]{43}$`));
  expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);

  const page = await send('GET', '/', { Cookie: cookie });
  expect(page).toMatchObject({ status: 200, body: '<!doctype html><title>home</title>' });
  const script = await send('GET', '/assets/main-1.js', { Cookie: cookie });
  expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
  const head = await send('HEAD', '/', { Cookie: cookie });
  expect(head).toMatchObject({ status: 200, body: '' });

  const called = await send('POST', '/rpc/app/ping', callHeaders(cookie), ping);
  expect(called.status).toBe(200);
  expect(called.body).toContain('hello');
  expect(called.headers['cache-control']).toBe('no-store');
  expect(bed.calls).toMatchObject([{ window: expect.stringMatching(/^[0-9a-f]{18}$/), actor: null }]);
});

test('every answer carries the security headers and none grants another origin anything', async () => {
  const cookie = await signIn();
  const answers = [
    await send('GET', '/', { Cookie: cookie }),
    await send('GET', '/nothing', { Cookie: cookie }),
    await send('GET', '/'),
    await send('POST', '/rpc/app/ping', callHeaders(cookie), ping),
    await send('OPTIONS', '/rpc/app/ping', { Origin: `http://${ownHost()}`, 'Access-Control-Request-Method': 'POST' }),
    await send('GET', '/', { Host: 'evil.example' }),
  ];
  for (const { headers } of answers) {
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

describe('files', () => {
  test.each([
    '/../package.json',
    '/assets/../../etc/passwd',
    '/assets/..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets\\..\\index.html',
    '//etc/passwd',
    '/assets//main-1.js',
    '/./index.html',
    '/.git/config',
    '/manifest.json',
    '/assets',
    '/assets/main-1.js?x=1',
    '/assets/main-1.js%00.png',
  ])('%s is not there', async (target) => {
    const cookie = await signIn();
    expect((await send('GET', target, { Cookie: cookie })).status).toBe(404);
  });

  test('need a session, the host and the right site too', async () => {
    const cookie = await signIn();
    const stranger = await send('GET', '/');
    expect(stranger).toMatchObject({ status: 401, body: 'open it again with hikeshi\n' });
    expect((await send('GET', '/', { Cookie: cookie, Host: 'evil.example' })).status).toBe(421);
    expect((await send('GET', '/assets/main-1.js', { Cookie: cookie, 'Sec-Fetch-Site': 'cross-site' })).status).toBe(
      403,
    );
    expect((await send('GET', '/', { Cookie: cookie, Origin: 'http://evil.example' })).status).toBe(403);
  });
});
