/** A loopback server before every test, on an empty port, over a folder of three files and a router that counts its calls. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { os } from '@orpc/server';
import { afterEach, beforeEach, expect } from 'vitest';
import type { CallContext } from '../../server/host/call-handler.ts';
import { type LoopbackServer, startLoopbackServer } from '../../server/loopback/loopback-server.ts';
import { z } from '../../shared/schema.ts';
import { rawRequest, sendRaw } from './raw-http.ts';

export type Headers = Record<string, string | readonly string[] | null>;

export type Bed = {
  folder: string;
  /** The clock the server is given. */
  nowMs: number;
  /** Every call that got through, so that "refused" means "no procedure ran". */
  calls: CallContext[];
  errors: unknown[];
  server: LoopbackServer;
};

/** Made anew before each test of the file that calls `serveOnLoopback`. */
export const bed = {} as Bed;

export function countingRouter() {
  const base = os.$context<CallContext>();
  return {
    app: {
      ping: base.input(z.object({ text: z.string() })).handler(({ context, input }) => {
        bed.calls.push(context);
        return { text: input.text };
      }),
      ticks: base.handler(async function* ({ context, signal }) {
        bed.calls.push(context);
        yield 1;
        yield 2;
        await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      }),
      broken: base.handler(() => {
        throw new Error('secret detail');
      }),
    },
  };
}

export function serveOnLoopback(): void {
  beforeEach(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hikeshi-loopback-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>home</title>');
    writeFileSync(join(folder, 'assets', 'main-1.js'), 'export {};');
    writeFileSync(join(folder, 'manifest.json'), '{}');
    Object.assign(bed, { folder, nowMs: 1_800_000_000_000, calls: [], errors: [] });
    bed.server = await startLoopbackServer({
      router: countingRouter(),
      staticDir: folder,
      port: 0,
      nowMs: () => bed.nowMs,
      entranceText: 'open it again with hikeshi',
      onError: (error) => bed.errors.push(error),
      limits: { headersTimeoutMs: 300, requestTimeoutMs: 600 },
    });
  });

  afterEach(async () => {
    await bed.server.close();
    rmSync(bed.folder, { recursive: true });
  });
}

export function ownHost(): string {
  return `127.0.0.1:${bed.server.address.port}`;
}

export function tokenOf(url: string): string {
  return new URL(url).searchParams.get('token') ?? '';
}

export async function send(method: string, target: string, headers: Headers = {}, body = '') {
  const request = rawRequest(method, target, { Host: ownHost(), ...headers }, body);
  const answer = await sendRaw(bed.server.address.port, request);
  expect(answer).not.toBeNull();
  return answer ?? { status: 0, headers: {}, body: '' };
}

export async function signIn(): Promise<string> {
  const answer = await send('GET', `/?token=${tokenOf(bed.server.issueUrl())}`);
  expect(answer.status).toBe(302);
  return (answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
}

export const ping = JSON.stringify({ json: { text: 'hello' } });

export function callHeaders(cookie: string, changes: Headers = {}): Headers {
  return {
    Origin: `http://${ownHost()}`,
    'Sec-Fetch-Site': 'same-origin',
    'X-Hikeshi': '1',
    'Content-Type': 'application/json',
    'Content-Length': String(ping.length),
    Cookie: cookie,
    ...changes,
  };
}
