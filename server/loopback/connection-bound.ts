/**
 * How many connections stand at once. Whoever has not shown a session is a stranger: at the bound the oldest of them makes room
 * for the newest, so that a crowd that only holds connections open cannot keep the user out.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Also where everybody is known there is an end to it. */
const knownForEachStranger = 3;

export type ConnectionBound = {
  /** Its last request came with a session: never put out for a stranger. */
  know(socket: Socket): void;
};

/** Bounds the strangers of a server that does not listen yet. */
export function boundConnections(server: Server, mostStrangers: number): ConnectionBound {
  const strangers = new Set<Socket>();
  server.maxConnections = mostStrangers * (1 + knownForEachStranger);
  server.on('connection', (socket: Socket) => {
    strangers.add(socket);
    socket.once('close', () => strangers.delete(socket));
    const [oldest] = strangers;
    if (strangers.size > mostStrangers && oldest !== undefined) {
      strangers.delete(oldest);
      oldest.destroy();
    }
  });
  return { know: (socket) => void strangers.delete(socket) };
}
