/** The one typed client of the contract. Import it anywhere; the first call opens the connection. */
import { createORPCClient } from '@orpc/client';
import type { ContractClient } from '../../shared/contract/contract-client.ts';
import { connect, type Link } from './connect.ts';

let opened: Promise<Link> | null = null;

function open(): Promise<Link> {
  opened ??= connect().catch((error: unknown) => {
    // The next call tries anew.
    opened = null;
    throw error;
  });
  return opened;
}

export const client: ContractClient = createORPCClient<ContractClient>({
  call: async (path, input, options) => (await open()).call(path, input, options),
});

/** Chosen once for each action of a person, and kept for its retries: the core does a repeated one only once. */
export function newCommandId(): string {
  return crypto.randomUUID();
}
