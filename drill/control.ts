/**
 * Steering a running drill: one JSON message, one JSON answer. They come as lines from the process that started the drill with
 * --with-parent, and as POST /control on a loopback port from any other that can read the state file.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

export type Command = { fault: string | null } | { repair: true } | { status: true } | { stop: true };

export type Status = {
  fault: string | null;
  /** The release that the API runs or should run; null when all is stopped. */
  version: string | null;
  api: { running: boolean; pid: number | null };
  database: { running: boolean; pid: number | null };
};

export type Answer = ({ done: true } & Status) | { done: false; error: string };

export type Handler = (command: Command) => Promise<Answer>;

export type ControlPort = { port: number; token: string; close(): void };

export async function openControlPort(handle: Handler): Promise<ControlPort> {
  const token = randomBytes(24).toString('base64url');
  const expected = Buffer.from(`Bearer ${token}`);
  const server = createServer(async (request, response) => {
    const given = Buffer.from(request.headers.authorization ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      response.writeHead(401).end();
      return;
    }
    if (request.method !== 'POST' || request.url !== '/control') {
      response.writeHead(404).end();
      return;
    }
    const answer = await answerTo(await text(request), handle);
    response.writeHead(answer.done ? 200 : 422, { 'content-type': 'application/json', connection: 'close' });
    response.end(`${JSON.stringify(answer)}\n`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the control port could not be opened');
  return { port: address.port, token, close: () => server.close() };
}

/** Answers one message; what is wrong with it, or went wrong with it, is an answer too. */
export async function answerTo(message: string, handle: Handler): Promise<Answer> {
  try {
    return await handle(readCommand(message));
  } catch (error) {
    return { done: false, error: error instanceof Error ? error.message : String(error) };
  }
}

function readCommand(message: string): Command {
  const value: unknown = JSON.parse(message);
  if (typeof value === 'object' && value !== null) {
    if ('fault' in value && (value.fault === null || typeof value.fault === 'string')) return { fault: value.fault };
    if ('repair' in value && value.repair === true) return { repair: true };
    if ('status' in value && value.status === true) return { status: true };
    if ('stop' in value && value.stop === true) return { stop: true };
  }
  throw new Error('a command is {"fault": NAME or null}, {"repair": true}, {"status": true} or {"stop": true}');
}
