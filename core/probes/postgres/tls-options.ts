/** Our own idea of TLS to a database: off on loopback alone, else the server's name is always verified. */
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { type ConnectionOptions, checkServerIdentity } from 'node:tls';
import { isLoopbackHost } from '../../../shared/environment/address.ts';
import type { Environment } from '../../../shared/environment/environment.ts';
import { DatabaseRefusal } from './database-refusal.ts';

/** `false` for no TLS. Throws DatabaseRefusal where the environment asks for what is not safe or has no readable CA file. */
export async function tlsOptions(
  database: NonNullable<Environment['database']>,
  connectsTo: string,
): Promise<ConnectionOptions | false> {
  if (database.sslMode === 'disable') {
    if (isLoopbackHost(connectsTo)) return false;
    throw new DatabaseRefusal('notAllowed', `TLS may be off on loopback only, and ${connectsTo} is not`);
  }
  return {
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    // Through a tunnel the address is this machine, but the certificate must be the real server's.
    ...(isIP(database.host) === 0 ? { servername: database.host } : {}),
    checkServerIdentity: (_, certificate) => checkServerIdentity(database.host, certificate),
    ...(database.caFile === null ? {} : { ca: await readCa(database.caFile) }),
  };
}

async function readCa(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new DatabaseRefusal('tls', `the CA file ${path} cannot be read`);
  }
}
