/**
 * Lets the command line of this machine, run by the same user, work through the host that holds the data: the same calls as a
 * window's, over a socket that no browser and no other user can reach.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { callLimitBytes, guardHeader, rpcPath } from '../../shared/contract/http.ts';
import { type CallRouter, createCallHandler, type RouterNow, readBody } from '../host/call-handler.ts';
import { writePrivateFile } from '../host/private-file.ts';
import { controlAddress, hostFile, type RunningHost } from './control-place.ts';

/** The one request beside the contract's calls: show the app to whoever asks. Answers `{url}`, null where a window came up itself. */
export const windowPath = '/window';

export type ControlOptions = {
  dataDir: string;
  router: CallRouter | RouterNow;
  host: RunningHost['host'];
  version: string;
  /** Opens or focuses a window, or gives the address of a new one. */
  openWindow: () => string | null;
  onError: (error: unknown) => void;
};

export type ControlServer = { address: string; close(): Promise<void> };

/** To be called by the process that owns the data folder, since it clears away what a killed one left. */
export async function startControlServer(options: ControlOptions): Promise<ControlServer> {
  const address = controlAddress(options.dataDir);
  const secret = randomBytes(32).toString('base64url');
  const expected = digest(`Bearer ${secret}`);
  const { handleCall } = createCallHandler(options.router, {});

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const authorization = request.headersDistinct.authorization ?? [];
    if (authorization.length !== 1 || !timingSafeEqual(digest(authorization[0] ?? ''), expected)) {
      return refuse(response, 401);
    }
    if (request.method !== 'POST') return refuse(response, 405);
    if (request.headers.origin !== undefined || request.headers[guardHeader.name] !== guardHeader.value) {
      return refuse(response, 403);
    }
    if (request.headers['content-type'] !== 'application/json') return refuse(response, 415);
    const body = await readBody(request, callLimitBytes);
    if (body === null) return refuse(response, 413);
    if (request.url === windowPath) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ url: options.openWindow() }));
      return;
    }
    if (!request.url?.startsWith(`${rpcPath}/`)) return refuse(response, 404);
    return handleCall(request, body, response, { window: 'command-line', actor: null });
  }

  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.destroyed) return;
      options.onError(error);
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    });
  });
  server.maxConnections = 16;

  const isFile = process.platform !== 'win32';
  if (isFile) rmSync(address, { force: true });
  // The socket is made inside `listen`, so it is never there with other rights than its owner's.
  const umask = process.umask(0o177);
  server.listen(address);
  process.umask(umask);
  await once(server, 'listening');
  if (isFile) chmodSync(address, 0o600);
  const self: RunningHost = {
    pid: process.pid,
    host: options.host,
    version: options.version,
    socket: address,
    secret,
  };
  writePrivateFile(hostFile(options.dataDir), `${JSON.stringify(self)}\n`);

  return {
    address,
    close: async () => {
      rmSync(hostFile(options.dataDir), { force: true });
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0, connection: 'close' });
  response.end();
}
