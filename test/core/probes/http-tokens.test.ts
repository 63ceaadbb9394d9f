/** Tokens that expire, and tokens that nobody has entered yet. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SecretRef } from '../../../shared/environment/environment.ts';
import { ask, contextAt, readingOf, unreadableReason } from './http-asking.ts';

let server: Server;
let baseUrl: string;
let asked: string[] = [];

/** `/open` lets everybody in, anything else the newest token alone. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const { authorization = '' } = request.headers;
    asked.push(authorization);
    response.writeHead(request.url === '/open' || authorization === 'Bearer newest-token' ? 200 : 401).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
});

const program: SecretRef = { kind: 'program', argv: ['token-helper'] };

/** Answers one token, and another one where that was refused. */
function contextWith(token: SecretRef, first: string | null, renewed: string | null) {
  return contextAt(
    baseUrl,
    { token },
    { resolveSecret: async (_, wanted) => (wanted === 'renewed' ? renewed : first) },
  );
}

describe('A token that has expired', () => {
  it('is had anew from its program, once, and neither one is in the evidence', async () => {
    const outcome = await ask('/orders', contextWith(program, 'expired-token', 'newest-token'));
    expect(readingOf(outcome).status).toBe(200);
    expect(asked).toEqual(['Bearer expired-token', 'Bearer newest-token']);
    expect(outcome.evidence?.text).not.toContain('newest-token');
  });

  it('is refused for good where the program has no other, or another is refused too', async () => {
    for (const renewed of [null, 'expired-token']) {
      asked = [];
      expect(readingOf(await ask('/orders', contextWith(program, 'expired-token', renewed))).status).toBe(401);
      expect(asked).toHaveLength(1);
    }
    asked = [];
    expect(readingOf(await ask('/orders', contextWith(program, 'expired-token', 'older-token'))).status).toBe(401);
    expect(asked).toHaveLength(2);
  });

  it('of any other kind is not asked for again', async () => {
    const stored: SecretRef = { kind: 'env', name: 'TOKEN' };
    expect(readingOf(await ask('/orders', contextWith(stored, 'expired-token', 'newest-token'))).status).toBe(401);
    expect(asked).toHaveLength(1);
  });
});

describe('A token that is asked for once a session', () => {
  it('and was not entered leaves unknown what needs it, and nothing else', async () => {
    const context = contextWith({ kind: 'ask' }, null, null);
    expect(unreadableReason(await ask('/orders', context))).toBe('secretMissing');
    expect(readingOf(await ask('/open', context)).status).toBe(200);
  });

  it('and was entered is used like any other', async () => {
    expect(readingOf(await ask('/orders', contextWith({ kind: 'ask' }, 'newest-token', null))).status).toBe(200);
    expect(readingOf(await ask('/orders', contextWith({ kind: 'ask' }, 'wrong-token', null))).status).toBe(401);
  });
});
