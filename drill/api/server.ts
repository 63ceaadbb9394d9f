/** The HTTP side of the API: reading requests, answering them, and writing one line in each log for every one. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Database } from './database.ts';
import { Failure } from './failure.ts';
import type { Logs } from './log.ts';
import { openPreferences } from './preferences.ts';
import type { Release } from './releases.ts';
import { type Answer, authenticate, routeOf } from './routes.ts';

const bodyLimitBytes = 64 * 1_024;
/** What a proxy writes when the client went away before the answer. */
const clientClosedRequest = 499;

export function createApiServer(parts: { version: string; release: Release; database: Database; logs: Logs }): Server {
  const { version, release, database, logs } = parts;
  const preferences = openPreferences(release.fillsOneShard ? 1 : 2);

  return createServer((request, response) => {
    const startedAt = performance.now();
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = `${request.method} ${pathname}`;
    response.once('close', () => {
      const durationMs = performance.now() - startedAt;
      const status = response.writableFinished ? response.statusCode : clientClosedRequest;
      if (status === clientClosedRequest) {
        logs.application(
          'WARN',
          `${name} ${status}: timeout: client closed the request after ${Math.round(durationMs)} ms`,
        );
      }
      logs.access({
        address: request.socket.remoteAddress ?? '127.0.0.1',
        method: request.method ?? '-',
        path: request.url ?? '/',
        status,
        bytes: Number(response.getHeader('content-length') ?? 0),
        userAgent: request.headers['user-agent'] ?? '-',
        durationMs,
      });
    });
    answer(request, pathname)
      .catch((error: unknown) => failed(name, error))
      .then((result) => send(response, result))
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });

  async function answer(request: IncomingMessage, path: string): Promise<Answer> {
    // Whether the process lives, and nothing else: it does not ask the database.
    if (path === '/health') return { status: 200, body: { status: 'ok', version } };
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new Failure(401, 'a bearer token is needed');
    const found = routeOf(request.method ?? 'GET', path);
    if (found === null) throw new Failure(404, 'no such endpoint');
    const body = await readBody(request);
    const connection = await database.acquire();
    let leaked = false;
    try {
      const user = await authenticate(connection, token);
      return await found.route({ connection, release, preferences, user, id: found.id, body });
    } catch (error) {
      leaked = release.leaksConnections && error instanceof Failure && error.status === 404;
      throw error;
    } finally {
      if (!leaked) connection.release();
    }
  }

  /** Says in the log what went wrong, with the stack where it is no foreseen failure, and gives the answer for it. */
  function failed(name: string, error: unknown): Answer {
    if (error instanceof Failure) {
      logs.application(error.status >= 500 ? 'ERROR' : 'WARN', `${name} ${error.status}: ${error.message}`);
      return { status: error.status, body: { error: error.status >= 500 ? statusText(error.status) : error.message } };
    }
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    const wording = /statement timeout/.test(message) ? `timeout: ${message}` : message;
    logs.application('ERROR', `${name} 500: ${wording}`, stack);
    return { status: 500, body: { error: statusText(500) } };
  }
}

function statusText(status: number): string {
  return status === 504 ? 'Gateway Timeout' : 'Internal Server Error';
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const text = `${JSON.stringify(body)}\n`;
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

/** The JSON body, null without one. Throws {@link Failure} 400 and 413. */
async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyLimitBytes) throw new Failure(413, 'the body is too large');
    chunks.push(chunk);
  }
  if (bytes === 0) return null;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Failure(400, 'validation error: the body is not JSON');
  }
}
