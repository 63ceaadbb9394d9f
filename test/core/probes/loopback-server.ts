/** Real servers on loopback for as long as a test needs them. */
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Answers the base URL of an HTTP server. */
export function httpServer(listener: RequestListener): Promise<string> {
  return listening(createHttpServer(listener), 'http');
}

/** Answers the base URL of a server that speaks whatever the listener does to its sockets. */
export function socketServer(listener: (socket: Socket) => void): Promise<string> {
  return listening(createNetServer(listener), 'http');
}

/** Listens on a free port and closes, connections included, when the test is over. */
export async function listening(server: Server, scheme: 'http' | 'https'): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => undefined));
  });
  const started = Promise.withResolvers<void>();
  server.once('error', started.reject).listen(0, '127.0.0.1', started.resolve);
  await started.promise;
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    const closed = Promise.withResolvers<void>();
    server.close(() => closed.resolve());
    await closed.promise;
  });
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A base URL where nothing listens: the port was free a moment ago. */
export async function closedPort(): Promise<string> {
  const server = createNetServer();
  const started = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', started.resolve);
  await started.promise;
  const { port } = server.address() as AddressInfo;
  const closed = Promise.withResolvers<void>();
  server.close(() => closed.resolve());
  await closed.promise;
  return `http://127.0.0.1:${port}`;
}
