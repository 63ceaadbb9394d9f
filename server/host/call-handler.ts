/**
 * Carries one call of the contract over node:http. Whoever uses it has made every check before; here nothing is decided.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { RPCHandler } from '@orpc/server/fetch';
import { rpcPath } from '../../shared/contract/http.ts';

/** Who calls, as the host knows it from the session: never from what was sent. */
export type CallContext = { window: string; actor: string | null };

/** A router that implements the contract, as `openCore` gives it. */
export type CallRouter = ConstructorParameters<typeof RPCHandler<CallContext>>[0];

/** The router that answers now, where another one may take its place while the host runs. */
export type RouterNow = () => CallRouter;

/** A call as the contract's own protocol writes it: below which path, and with what body. */
export type Call = { path: string; body: Uint8Array<ArrayBuffer> | FormData };

export type CallHandler = {
  /** The call that a request is, its body read already. */
  handleCall: (
    request: IncomingMessage,
    body: Uint8Array<ArrayBuffer>,
    response: ServerResponse,
    context: CallContext,
  ) => Promise<void>;
  /** A call that came in another way, answered as every call is. */
  answerCall: (call: Call, response: ServerResponse, context: CallContext) => Promise<void>;
};

/** Answers calls with the router; event streams run until the caller goes away. `headers` go onto every answer. */
export function createCallHandler(
  router: CallRouter | RouterNow,
  headers: Readonly<Record<string, string>>,
): CallHandler {
  const routerNow = typeof router === 'function' ? router : () => router;
  let answering = { router: routerNow(), handler: new RPCHandler<CallContext>(routerNow()) };

  function handlerNow(): RPCHandler<CallContext> {
    const now = routerNow();
    if (now !== answering.router) answering = { router: now, handler: new RPCHandler<CallContext>(now) };
    return answering.handler;
  }

  async function answerCall({ path, body }: Call, response: ServerResponse, context: CallContext): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const result = await handlerNow().handle(
      new Request(`http://hikeshi${path}`, {
        method: 'POST',
        ...(body instanceof FormData ? {} : { headers: { 'content-type': 'application/json' } }),
        body,
        signal: gone.signal,
      }),
      { prefix: rpcPath, context },
    );
    const answer = result.matched ? result.response : new Response(null, { status: 404 });
    response.writeHead(answer.status, {
      ...Object.fromEntries(answer.headers),
      ...headers,
      'cache-control': 'no-store',
    });
    if (answer.body === null) {
      response.end();
      return;
    }
    // The two stream types are one at run time; only their declarations differ.
    const stream = Readable.fromWeb(answer.body as ReadableStream);
    await pipeline(stream, response).catch((error: NodeJS.ErrnoException) => {
      // A caller that leaves in the middle of an event stream is how every event stream ends.
      if (!gone.signal.aborted) throw error;
    });
  }
  return {
    answerCall,
    handleCall: (request, body, response, context) => answerCall({ path: request.url ?? '', body }, response, context),
  };
}

/** Reads a body up to `limitBytes`; null where it is larger, and then the rest stays unread. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  // The request must outlive the reading of it: whoever sent too much is still to be told so.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
