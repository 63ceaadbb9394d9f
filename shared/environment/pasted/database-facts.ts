/** Facts of a database by libpq's own names, whoever told them: options, variables, an address or a list of pairs. */
import { type Collected, isHostName, plainValueOf, portOf, say, secretOf, type Told } from './collected.ts';

export type DatabaseFact = 'host' | 'port' | 'user' | 'dbname' | 'password' | 'sslmode' | 'sslrootcert';
/** Values by libpq's names; others than the facts above too. */
export type DatabaseFacts = ReadonlyMap<string, Told>;

const facts: ReadonlySet<string> = new Set([
  'host',
  'hostaddr',
  'port',
  'user',
  'dbname',
  'password',
  'sslmode',
  'sslrootcert',
]);
/** They change nothing of where and how a database is reached. */
const withoutEffect: ReadonlySet<string> = new Set([
  'application_name',
  'fallback_application_name',
  'client_encoding',
  'connect_timeout',
  'keepalives',
  'channel_binding',
  'gssencmode',
  'schema',
  'pool_timeout',
  'connection_limit',
  'ssl',
]);

export function takeDatabaseFacts(collected: Collected, told: DatabaseFacts): void {
  const { database } = collected;
  takeAddress(collected, told);
  const user = valueAt(collected, told, 'user');
  if (user !== null) database.user = user;
  const name = valueAt(collected, told, 'dbname', 'database');
  if (name !== null) database.database = name;
  const mode = valueAt(collected, told, 'sslmode', 'sslMode');
  if (mode !== null) collected.sslMode = mode.toLowerCase();
  const caFile = valueAt(collected, told, 'sslrootcert', 'caFile');
  if (caFile !== null && caFile !== 'system') database.caFile = caFile;
  const password = told.get('password');
  const reference = password ? secretOf(collected, 'databasePassword', password) : null;
  if (reference !== null) database.password = reference;
  if (told.has('service')) say(collected, 'serviceFile');
  const unused = [...told.keys()].filter(
    (key) => !facts.has(key) && !withoutEffect.has(key) && key !== 'service' && /^[A-Za-z_]{1,40}$/.test(key),
  );
  if (unused.length > 0) say(collected, 'parametersNotUsed', { names: unused.join(', ') });
}

/** The first of several hosts, with the port that stands at its place. */
function takeAddress(collected: Collected, told: DatabaseFacts): void {
  const { database } = collected;
  const host = told.get('host') ?? told.get('hostaddr');
  const [first = '', ...others] = host?.text.split(',') ?? [];
  if (others.length > 0) {
    const named = others.filter((other) => other.length <= 260 && /^[\w.:[\]-]+$/.test(other));
    say(collected, 'severalHosts', { others: named.join(', ') });
  }
  const port = told.get('port');
  const [firstPort = ''] = port?.text.split(',') ?? [];
  if (/^[/@]|^%2f/i.test(first)) say(collected, 'localSocket', { path: first.length <= 200 ? first : '' });
  else if (host) {
    const name = plainValueOf(collected, 'host', { ...host, text: first.replace(/^\[(.*)\]$/, '$1') }, isHostName);
    if (name !== null) database.host = name;
  }
  if (port) {
    const written = plainValueOf(collected, 'port', { ...port, text: firstPort }, (text) => portOf(text) !== null);
    const number = written === null ? null : portOf(written);
    if (number !== null) database.port = number;
  }
}

function valueAt(collected: Collected, told: DatabaseFacts, fact: DatabaseFact, field: string = fact): string | null {
  const value = told.get(fact);
  return value ? plainValueOf(collected, field, value) : null;
}
