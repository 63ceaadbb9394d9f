/** What ports that lead elsewhere are for: an address of this machine told beside them, else by the port they lead to. */
import { isLoopbackHost } from '../address.ts';
import { type Collected, type Forward, say } from './collected.ts';

/** PostgreSQL, its usual neighbours, and PgBouncer. */
const databasePorts: ReadonlySet<number> = new Set([5432, 5433, 5434, 6432]);
const databaseWords = /(?:^|[^a-z])(?:db|database|pg|postgres|postgresql|rds|aurora|sql|pgbouncer)(?:[^a-z]|$)/i;
const tlsPorts: ReadonlySet<number> = new Set([443, 8443]);

export function takeForwards(collected: Collected): void {
  for (const forward of collected.forwards) {
    if (!takeBesideAddress(collected, forward)) takeByPort(collected, forward);
  }
}

/** `psql -h localhost -p 15432` beside `-L 15432:db:5432` means the database behind the forward. */
function takeBesideAddress({ database, api }: Collected, { localPort, host, port, path }: Forward): boolean {
  if (database.host !== undefined && isLoopbackHost(database.host) && database.port === localPort && !database.path) {
    Object.assign(database, { host, port, path });
    return true;
  }
  const url = api.baseUrl === undefined || api.path ? null : new URL(api.baseUrl);
  const urlPort = url && Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (url === null || !isLoopbackHost(url.hostname) || urlPort !== localPort) return false;
  api.baseUrl = `${url.protocol}//${authority(host, port, url.protocol)}${url.pathname.replace(/\/+$/, '')}`;
  api.path = path;
  return true;
}

function takeByPort(collected: Collected, { host, port, path }: Forward): void {
  const { database, api } = collected;
  say(collected, 'forwardGuessed', { host, port: String(port) });
  const isDatabase = databasePorts.has(port) || databaseWords.test(host);
  if (isDatabase && !database.path) Object.assign(database, { host, port, path });
  else if (!isDatabase && !api.path) {
    const protocol = tlsPorts.has(port) ? 'https:' : 'http:';
    Object.assign(api, { baseUrl: `${protocol}//${authority(host, port, protocol)}`, path });
  }
}

function authority(host: string, port: number, protocol: string): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return port === (protocol === 'https:' ? 443 : 80) ? name : `${name}:${port}`;
}
