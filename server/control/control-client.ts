/** The other end of the control socket: finds the host that runs on a data folder and speaks the contract with it. */

import { request as httpRequest } from 'node:http';
import { Readable } from 'node:stream';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { RouterClient } from '@orpc/server';
import type { CoreRouter } from '../../core/core.ts';
import { guardHeader, rpcPath } from '../../shared/contract/http.ts';
import { z } from '../../shared/schema.ts';
import { type RunningHost, readHostFile } from './control-place.ts';
import { windowPath } from './control-server.ts';

export type ContractClient = RouterClient<CoreRouter>;

export type HostConnection = {
  pid: number;
  host: RunningHost['host'];
  client: ContractClient;
  /** Shows the app: the address of a new window, or null where the host brought one up itself. */
  openWindow(): Promise<string | null>;
};

/** The host that runs on this data folder; null where none does, whatever a killed one left behind. */
export async function findRunningHost(dataDir: string): Promise<HostConnection | null> {
  const running = readHostFile(dataDir);
  if (running === null) return null;
  const send = fetchOverSocket(running);
  const client: ContractClient = createORPCClient(
    new RPCLink({ url: `http://hikeshi${rpcPath}`, fetch: (request) => send(request) }),
  );
  try {
    await client.app.info();
  } catch (error) {
    if (isNobodyThere(error)) return null;
    // It waits for its record to be recovered, and has a window for that.
    if (!needsRecovery(error)) throw error;
  }
  return {
    pid: running.pid,
    host: running.host,
    client,
    openWindow: async () => {
      const answer = await send(
        new Request(`http://hikeshi${windowPath}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        }),
      );
      return z.object({ url: z.string().nullable() }).parse(await answer.json()).url;
    },
  };
}

function fetchOverSocket({ socket, secret }: RunningHost): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = new Uint8Array(await request.arrayBuffer());
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(
        {
          socketPath: socket,
          path: new URL(request.url).pathname,
          method: request.method,
          headers: {
            ...Object.fromEntries(request.headers),
            [guardHeader.name]: guardHeader.value,
            authorization: `Bearer ${secret}`,
            'content-length': body.length,
          },
          signal: request.signal,
        },
        (incoming) => {
          const headers = Object.entries(incoming.headersDistinct).flatMap(([name, values]) =>
            (values ?? []).map((value): [string, string] => [name, value]),
          );
          // Node's web stream and the page's are two types for one thing.
          const body = Readable.toWeb(incoming) as unknown as ReadableStream<Uint8Array<ArrayBuffer>>;
          resolve(new Response(body, { status: incoming.statusCode ?? 500, headers }));
        },
      );
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  };
}

function needsRecovery(error: unknown): boolean {
  if (!(error instanceof ORPCError)) return false;
  const data = z.object({ reason: z.string() }).safeParse(error.data);
  return data.success && data.data.reason === 'recordNeedsRecovery';
}

function isNobodyThere(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'ECONNRESET';
}
