/** The contract as a window of the app speaks it, for what a test does beside its browser. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractClient } from '../../../shared/contract/contract-client.ts';
import { guardHeader, rpcPath } from '../../../shared/contract/http.ts';

/** Uses the one-time token of the address up: a browser needs another one. */
export async function enterByHttp(url: string): Promise<ContractClient> {
  const entered = await fetch(url, { redirect: 'manual' });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const { origin } = new URL(url);
  const headers = { [guardHeader.name]: guardHeader.value, 'content-type': 'application/json', cookie, origin };
  return createORPCClient(new RPCLink({ url: `${origin}${rpcPath}`, headers }));
}
