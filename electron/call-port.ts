/**
 * Answers the calls that come over a message port. oRPC's own handler for ports lets go of what a message that is none throws, which
 * ends a process; here it is heard, and the next message is answered as ever.
 */
import { StandardRPCHandler } from '@orpc/server/standard';
import { createServerPeerHandleRequestFn } from '@orpc/server/standard-peer';
import { type EncodedMessage, ServerPeer } from '@orpc/standard-server-peer';
import type { CallContext, Core } from '../core/core.ts';

/** What is needed of a port of the main process. */
export type CallPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
};

/** `onError` hears of messages that are none, and of answers that could not be sent. */
export function createPortHandler(
  router: Core['router'],
  onError: (error: unknown) => void,
): (port: CallPort, context: CallContext) => void {
  const handler = new StandardRPCHandler<CallContext>(router, {});
  return (port, context) => {
    const peer = new ServerPeer(async (message) => port.postMessage(message));
    const answer = createServerPeerHandleRequestFn(handler, { context });
    port.on('message', ({ data }) => {
      peer.message(data as EncodedMessage, answer).catch(onError);
    });
    port.on('close', () => peer.close());
  };
}
