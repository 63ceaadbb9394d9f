import { describe, expect, test } from 'vitest';
import { ask, command, contextAt, readingOf, token, unreadableReason } from './http-asking.ts';
import { httpServer } from './loopback-server.ts';
import { probeContext } from './probe-context.ts';

describe('the address', () => {
  test('of a runbook gives way to the environment, whose prefix stands once', async () => {
    const asked: string[] = [];
    const baseUrl = await httpServer((request, response) => {
      asked.push(`${request.headers.host}${request.url}`);
      response.end();
    });
    const context = contextAt(`${baseUrl}/prod`);
    await command('http://localhost:1/todos?limit=1', {}, context);
    await command('https://user:pw@api.example.com/prod/todos#x', {}, context);
    await ask('/health?deep=1', context);
    await ask('//other.example/x', context);
    const host = new URL(baseUrl).host;
    expect(asked).toEqual([
      `${host}/prod/todos?limit=1`,
      `${host}/prod/todos`,
      `${host}/prod/health?deep=1`,
      `${host}/prod//other.example/x`,
    ]);
  });

  test('through a tunnel keeps its own name', async () => {
    const hosts: unknown[] = [];
    const near = await httpServer((request, response) => {
      hosts.push(request.headers.host);
      response.end();
    });
    const path = { kind: 'tunnel', localPort: Number(new URL(near).port) } as const;
    const outcome = await ask('/health', contextAt('http://api.internal:8080', { path }));
    expect(readingOf(outcome)).toMatchObject({ outcome: 'answered', url: 'http://api.internal:8080/health' });
    expect(hosts).toEqual(['api.internal:8080']);
  });

  test.each([
    'http://169.254.169.254/',
    'http://2852039166/',
    'http://[::ffff:169.254.169.254]/',
    'http://[fd00:ec2::254]/',
  ])('is never that of a machine’s own credentials: %s', async (url) => {
    expect(readingOf(await command(url, {}, probeContext({}))).outcome).toBe('notAllowed');
  });

  test('is http or https, and the request a look', async () => {
    const context = probeContext({});
    expect(unreadableReason(await command('file:///etc/passwd', {}, context))).toBe('notAllowed');
    expect(unreadableReason(await command('http://127.0.0.1:1/', { method: 'POST' }, context))).toBe('notAllowed');
    expect(unreadableReason(await command('http://127.0.0.1:1/', { body: 'a=b' }, context))).toBe('notAllowed');
    const headers = [{ name: 'X-HTTP-Method-Override', value: 'DELETE' }];
    expect(unreadableReason(await command('http://127.0.0.1:1/', { headers }, context))).toBe('notAllowed');
  });
});

describe('a redirect', () => {
  test('is shown, not followed', async () => {
    const asked: unknown[] = [];
    const baseUrl = await httpServer((request, response) => {
      asked.push(request.url);
      response.writeHead(302, { Location: '/login' }).end();
    });
    const outcome = await ask('/x', contextAt(baseUrl));
    expect(asked).toEqual(['/x']);
    expect(readingOf(outcome)).toMatchObject({ outcome: 'answered', status: 302 });
    expect(outcome.evidence?.text).toContain('location: /login');
  });

  test('is followed where the runbook asks for it, each step in the evidence', async () => {
    const baseUrl = await httpServer((request, response) => {
      if (request.url === '/old') response.writeHead(301, { Location: '/new' }).end();
      else response.writeHead(200).end('arrived');
    });
    const outcome = await command(`${baseUrl}/old`, { followRedirects: true }, contextAt(baseUrl));
    expect(readingOf(outcome)).toMatchObject({ path: '/old', status: 200 });
    expect(outcome.evidence?.text).toContain(`GET ${baseUrl}/new`);
    expect(outcome.evidence?.text).toContain('arrived');
  });

  test('in a circle ends', async () => {
    let times = 0;
    const baseUrl = await httpServer((_, response) => {
      times += 1;
      response.writeHead(302, { Location: '/x' }).end();
    });
    const outcome = await command(`${baseUrl}/x`, { followRedirects: true }, contextAt(baseUrl));
    expect(readingOf(outcome).status).toBe(302);
    expect(times).toBe(4);
  });

  test('to another host is only shown', async () => {
    const asked: unknown[] = [];
    const other = await httpServer((request, response) => {
      asked.push(request.url);
      response.end();
    });
    const location = other.replace('127.0.0.1', 'localhost');
    const baseUrl = await httpServer((_, response) => response.writeHead(302, { Location: location }).end());
    const outcome = await command(`${baseUrl}/x`, { followRedirects: true }, contextAt(baseUrl));
    expect(readingOf(outcome).status).toBe(302);
    expect(asked).toEqual([]);
  });
});

describe('the token', () => {
  const ref = { kind: 'env', name: 'API_TOKEN' } as const;
  const bearer = [{ name: 'Authorization', value: 'Bearer from-the-runbook' }];

  test('goes to the environment’s own address, and never into what is kept', async () => {
    const baseUrl = await httpServer(({ headers }, response) => {
      const { authorization = '' } = headers;
      const echo = {
        header: authorization,
        inBase64: Buffer.from(`user:${token}`).toString('base64'),
        inQuery: encodeURIComponent(token),
      };
      response.writeHead(200, { Location: `/?t=${encodeURIComponent(token)}` }).end(JSON.stringify(echo));
    });
    const outcome = await ask(`/x?q=${encodeURIComponent(token)}`, contextAt(baseUrl, { token: ref }));
    expect(readingOf(outcome).status).toBe(200);
    const kept = JSON.stringify(outcome);
    expect(kept).toContain('"header\\":\\"Bearer [redacted]');
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(encodeURIComponent(token));
    expect(kept).not.toContain(Buffer.from(token).toString('base64').slice(0, 12));
    expect(kept).not.toContain(Buffer.from(`user:${token}`).toString('base64').slice(8, 24));
  });

  test('takes the place of the one a runbook wrote, which is never sent', async () => {
    const seen: unknown[] = [];
    const baseUrl = await httpServer(({ headers }, response) => {
      seen.push(headers.authorization);
      response.end();
    });
    await command(`${baseUrl}/x`, { headers: bearer }, contextAt(baseUrl, { token: ref }));
    const without = await command(`${baseUrl}/x`, { headers: bearer }, contextAt(baseUrl));
    await command(`${baseUrl}/x`, {}, contextAt(baseUrl, { token: ref }));
    expect(seen).toEqual([`Bearer ${token}`, undefined, undefined]);
    expect(without.evidence?.text).toContain('(not sent: Authorization)');
  });

  test('stays behind when a redirect leaves that address, and so do the runbook’s headers', async () => {
    const seen: unknown[] = [];
    const other = await httpServer(({ headers }, response) => {
      seen.push([headers.authorization, headers['x-tenant']]);
      response.end();
    });
    const baseUrl = await httpServer(({ headers }, response) => {
      seen.push([headers.authorization, headers['x-tenant']]);
      response.writeHead(302, { Location: `${other}/x` }).end();
    });
    const headers = [...bearer, { name: 'X-Tenant', value: 'one' }];
    await command(`${baseUrl}/x`, { headers, followRedirects: true }, contextAt(baseUrl, { token: ref }));
    expect(seen).toEqual([
      [`Bearer ${token}`, 'one'],
      [undefined, undefined],
    ]);
  });

  test('that cannot be had leaves the request without one', async () => {
    const baseUrl = await httpServer(({ headers }, response) => {
      response.writeHead(headers.authorization === undefined ? 401 : 200).end();
    });
    const context = contextAt(baseUrl, { token: ref }, { resolveSecret: async () => null });
    const outcome = await ask('/x', context);
    expect(readingOf(outcome).status).toBe(401);
    expect(outcome.evidence?.text).toContain('token could not be had');
    const locked = () => Promise.reject(new Error('the key store is locked'));
    expect(readingOf(await ask('/x', { ...context, resolveSecret: locked })).status).toBe(401);
  });
});
