/** The two ways on which calls come to the core, as the hosts build them: HTTP on loopback, and a message port. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { Core } from '../../../core/core.ts';
import { type CallPort, createPortHandler } from '../../../electron/call-port.ts';
import { startLoopbackServer } from '../../../server/loopback/loopback-server.ts';
import { guardHeader, rpcPath } from '../../../shared/contract/http.ts';

export type TransportName = 'http' | 'port';

export type Transport = {
  /** Calls the procedure at this path with whatever is given. */
  call(path: readonly string[], input: unknown): Promise<unknown>;
  /** Sends bytes or a message that no client would write; answers a status where the transport has one. */
  sendRaw(path: readonly string[], text: string): Promise<number | null>;
  /** What the transport reported as nobody's expected answer. */
  errors: unknown[];
  close(): Promise<void>;
};

export function openTransport(name: TransportName, router: Core['router']): Promise<Transport> {
  return name === 'http' ? openHttp(router) : openPort(router);
}

async function openHttp(router: Core['router']): Promise<Transport> {
  const staticDir = mkdtempSync(join(tmpdir(), 'hikeshi-fuzz-page-'));
  mkdirSync(join(staticDir, 'assets'));
  writeFileSync(join(staticDir, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(staticDir, 'manifest.json'), '{}');
  const errors: unknown[] = [];
  const server = await startLoopbackServer({
    router,
    staticDir,
    port: 0,
    nowMs: Date.now,
    entranceText: '',
    onError: (error) => errors.push(error),
  });
  const { origin } = server;
  const entered = await fetch(server.issueUrl(), { redirect: 'manual' });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const headers = { [guardHeader.name]: guardHeader.value, 'content-type': 'application/json', cookie, origin };
  const client: unknown = createORPCClient(new FetchLink({ url: `${origin}${rpcPath}`, headers }));
  return {
    errors,
    call: (path, input) => procedureOf(client, path)(input),
    async sendRaw(path, text) {
      const answer = await fetch(`${origin}${rpcPath}/${path.join('/')}`, { method: 'POST', headers, body: text });
      await answer.body?.cancel();
      return answer.status;
    },
    async close() {
      await server.close();
      rmSync(staticDir, { recursive: true });
    },
  };
}

async function openPort(router: Core['router']): Promise<Transport> {
  const { port1, port2 } = new MessageChannel();
  const notMessages: unknown[] = [];
  createPortHandler(router, (error) => notMessages.push(error))(asElectronPort(port1), { window: 'fuzz', actor: null });
  const client: unknown = createORPCClient(new PortLink({ port: port2 }));
  port1.start();
  port2.start();
  return {
    errors: [],
    call: (path, input) => procedureOf(client, path)(input),
    async sendRaw(_path, text) {
      const heard = notMessages.length;
      port2.postMessage(text);
      await setImmediate();
      // What is no message is nobody's call: it is heard of, and nothing more.
      return notMessages.length > heard ? 400 : null;
    },
    async close() {
      port2.close();
      port1.close();
    },
  };
}

/** Ports of Electron's main process wrap what they bring; Node's do not. */
function asElectronPort(port: MessagePort): CallPort {
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event: 'message' | 'close', listener: (message: { data: unknown }) => void) =>
      port.on(event, (data: unknown) => listener({ data })),
  };
}

function procedureOf(client: unknown, path: readonly string[]): (input: unknown) => Promise<unknown> {
  return path.reduce((at, part) => (at as Record<string, unknown>)[part], client) as (
    input: unknown,
  ) => Promise<unknown>;
}
