/**
 * A door before the drill's PostgreSQL for those who look at it. What the server says of its clock is moved to the story's: the one
 * value of thirteen digits that is now, in as many digits. Everything else passes as it is.
 */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

export type DatabaseFront = {
  port: number;
  /** Listens where the server does, and else refuses as the server's own port would. */
  follow(): Promise<void>;
  close(): Promise<void>;
};

const nearMs = 10_000;

export async function openDatabaseFront(serverPort: number, offsetMs: () => number): Promise<DatabaseFront> {
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  let port = 0;

  function serve(client: Socket): void {
    const upstream = connect(serverPort, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    upstream.on('data', (bytes: Buffer) => client.write(inStoryTime(bytes, offsetMs())));
    upstream.on('end', () => client.end());
  }

  async function listen(): Promise<void> {
    server = createServer(serve).listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the front listens on no port');
    port = address.port;
  }

  async function close(): Promise<void> {
    const closing = server;
    server = null;
    for (const socket of sockets) socket.destroy();
    if (closing === null) return;
    closing.close();
    await once(closing, 'close');
  }

  await listen();
  return {
    get port() {
      return port;
    },
    async follow() {
      const there = await isListening(serverPort);
      if (there && server === null) await listen();
      if (!there) await close();
    },
    close,
  };
}

function inStoryTime(bytes: Buffer, offsetMs: number): Buffer {
  const text = bytes.toString('latin1');
  const moved = text.replace(/(?<!\d)\d{13}(?!\d)/gu, (digits) =>
    Math.abs(Number(digits) - Date.now()) < nearMs ? String(Number(digits) + offsetMs) : digits,
  );
  return moved === text ? bytes : Buffer.from(moved, 'latin1');
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
