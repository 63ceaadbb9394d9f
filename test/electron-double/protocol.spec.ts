/** The app's own scheme: a list of built files, each with the policy, and nothing else on this machine. */
import { expect, firstWindow, test } from './stage/test.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const strangers = [
  'app://hikeshi/../../etc/passwd',
  'app://hikeshi/..%2f..%2fetc%2fpasswd',
  'app://hikeshi/%2e%2e/%2e%2e/package.json',
  'app://hikeshi/..\\..\\package.json',
  'app://hikeshi//etc/passwd',
  'app://hikeshi/assets/../../main/main.js',
  'app://hikeshi/manifest.json',
  'app://hikeshi/index.html%00.js',
  'app://other/',
  'app://hikeshi.other/',
  'app://hikeshi:1/',
];

test('serves the built page with its policy, whole or by its head', async ({ start }) => {
  const { app } = start();
  await expect.poll(() => app.ask('facts', null).then(({ windows }) => windows)).toBe(1);
  const page = await app.ask('protocolRequest', { scheme: 'app', url: 'app://hikeshi/', method: 'GET' });
  expect(page.status).toBe(200);
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.headers['content-security-policy']).toBe(policy);
  expect(page.headers['x-content-type-options']).toBe('nosniff');
  expect(Buffer.from(page.body).toString()).toContain('<div id="root">');

  const head = await app.ask('protocolRequest', { scheme: 'app', url: 'app://hikeshi/', method: 'HEAD' });
  expect([head.status, head.body.length]).toEqual([200, 0]);

  const posted = await app.ask('protocolRequest', { scheme: 'app', url: 'app://hikeshi/', method: 'POST' });
  expect([posted.status, posted.body.length]).toEqual([405, 0]);
});

test('no address leads out of the built pages', async ({ start }) => {
  const app = start();
  await firstWindow(app);
  for (const url of strangers) {
    const answer = await app.app.ask('protocolRequest', { scheme: 'app', url, method: 'GET' });
    expect({ url, status: answer.status, bytes: answer.body.length }).toEqual({ url, status: 404, bytes: 0 });
    expect(answer.headers['content-security-policy']).toBe(policy);
  }
});
