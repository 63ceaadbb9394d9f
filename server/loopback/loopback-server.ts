/**
 * The application in a browser window of this machine. The server listens on 127.0.0.1 alone and trusts nobody: every request,
 * static ones included, passes the guard and then needs a session, before a file is read or a procedure runs.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { callLimitBytes } from '../../shared/contract/http.ts';
import { pictureLimitBytes } from '../../shared/timeline/picture.ts';
import {
  type CallContext,
  type CallRouter,
  createCallHandler,
  type RouterNow,
  readBody,
} from '../host/call-handler.ts';
import { pictureCall } from '../host/picture-call.ts';
import { securityHeaders } from '../host/security-headers.ts';
import { listStaticFiles, readStaticFile } from '../host/static-files.ts';
import { boundConnections } from './connection-bound.ts';
import { cookieName, judgeRequest } from './request-guard.ts';
import { createSessions, type Session } from './sessions.ts';

export type LoopbackOptions = {
  router: CallRouter | RouterNow;
  /** The built renderer. */
  staticDir: string;
  /** 0 takes a free one. */
  port: number;
  nowMs: () => number;
  /** What a person reads who comes without a session. */
  entranceText: string;
  /** Hears of every failure that is nobody's expected answer. */
  onError: (error: unknown) => void;
  limits?: Partial<LoopbackLimits>;
};

export type LoopbackLimits = {
  headersTimeoutMs: number;
  requestTimeoutMs: number;
  /** Of callers that have not shown a session. */
  connections: number;
};

const defaultLimits: LoopbackLimits = { headersTimeoutMs: 10_000, requestTimeoutMs: 30_000, connections: 64 };

export type LoopbackServer = {
  origin: string;
  /** Address and port as the system reports them. */
  address: AddressInfo;
  /** A fresh address for one window: its token is good once, for a minute. */
  issueUrl(): string;
  close(): Promise<void>;
};

/** Starts listening. Rejects with the system's error where the port is taken, and where the renderer was not built. */
export async function startLoopbackServer(options: LoopbackOptions): Promise<LoopbackServer> {
  const limits = { ...defaultLimits, ...options.limits };
  const files = listStaticFiles(options.staticDir);
  const sessions = createSessions(options.nowMs);
  const { handleCall, answerCall } = createCallHandler(options.router, securityHeaders);

  const server = createServer({
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    connectionsCheckingInterval: Math.min(1_000, limits.headersTimeoutMs),
    keepAliveTimeout: 5_000,
    maxHeaderSize: 16 * 1024,
  });
  const connections = boundConnections(server, limits.connections);
  server.maxHeadersCount = 64;
  server.listen({ host: '127.0.0.1', port: options.port, exclusive: true });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no TCP address');
  const { port } = address;
  const origin = `http://127.0.0.1:${port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const verdict = judgeRequest(
      {
        method: request.method ?? '',
        target: request.url ?? '',
        header: (name) => request.headersDistinct[name] ?? [],
      },
      port,
    );
    switch (verdict.kind) {
      case 'refuse':
        return refuse(response, verdict.status, verdict.reason);
      case 'enter':
        return enter(verdict.token, response);
      case 'file':
        if (verdict.cookie === null || sessions.find(verdict.cookie) === null) {
          return refuse(response, 401, options.entranceText);
        }
        connections.know(request.socket);
        return sendFile(verdict.path, request.method === 'HEAD', response);
      case 'call': {
        const session = sessions.find(verdict.cookie);
        if (session === null) return refuse(response, 401, 'session');
        connections.know(request.socket);
        const body = await readBody(request, callLimitBytes);
        if (body === null) return refuse(response, 413, 'size');
        return handleCall(request, body, response, contextOf(session, verdict.window));
      }
      case 'upload': {
        const session = sessions.find(verdict.cookie);
        if (session === null) return refuse(response, 401, 'session');
        connections.know(request.socket);
        const bytes = await readBody(request, pictureLimitBytes);
        if (bytes === null) return refuse(response, 413, 'size');
        const call = pictureCall(verdict.about, new Blob([bytes], { type: verdict.contentType }));
        if (call === null) return refuse(response, 400, 'about');
        return answerCall(call, response, contextOf(session, verdict.window));
      }
    }
  }

  function enter(token: string, response: ServerResponse): void {
    const exchange = sessions.exchange(token);
    if (exchange.kind === 'wait') {
      response.setHeader('retry-after', String(Math.ceil(exchange.waitMs / 1_000)));
      refuse(response, 429, 'tooManyWrongTokens');
      return;
    }
    if (exchange.kind === 'refused') {
      refuse(response, 401, options.entranceText);
      return;
    }
    response.writeHead(302, {
      ...securityHeaders,
      'cache-control': 'no-store',
      'set-cookie': `${cookieName(port)}=${exchange.secret}; HttpOnly; SameSite=Strict; Path=/`,
      location: '/',
    });
    response.end();
  }

  async function sendFile(path: string, headersOnly: boolean, response: ServerResponse): Promise<void> {
    const found = await readStaticFile(files, path);
    if (found === null) return refuse(response, 404, 'path');
    response.writeHead(200, {
      ...securityHeaders,
      'cache-control': path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store',
      'content-type': found.contentType,
      'content-length': found.bytes.length,
    });
    response.end(headersOnly ? undefined : found.bytes);
  }

  server.on('request', (request, response) => {
    // Whoever was refused is not listened to any more: what it sent right behind is no request of its own.
    if (refused.has(request.socket)) return;
    answer(request, response).catch((error: unknown) => {
      // A caller that left in the middle of its request gets no answer, and nobody is to blame.
      if (response.destroyed) return;
      options.onError(error);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'internal');
    });
  });
  // Who asks before sending a body is told without a body being read.
  server.on('checkContinue', (_request, response) => refuse(response, 417, 'expect'));

  return {
    origin,
    address,
    issueUrl: () => `${origin}/?token=${sessions.issueToken()}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Two windows of one session are two authors of drafts. */
function contextOf(session: Session, window: string | null): CallContext {
  return { window: window === null ? session.id : `${session.id}.${window}`, actor: null };
}

/** Connections that a refusal ends, until they are gone. */
const refused = new WeakSet<Socket>();

function refuse(response: ServerResponse, status: number, text: string): void {
  refused.add(response.req.socket);
  response.writeHead(status, {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(`${text}\n`),
    // What was not read is not waited for.
    connection: 'close',
  });
  response.end(`${text}\n`);
}
