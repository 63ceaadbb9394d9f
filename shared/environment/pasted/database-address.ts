/** A database's address as people pass it on: a `postgres://` URI, its JDBC and driver-named forms, or libpq's `key=value` pairs. */
import { type Collected, say, type Told } from './collected.ts';
import { type DatabaseFacts, takeDatabaseFacts } from './database-facts.ts';

const scheme = /^(?:jdbc:)?(?:postgres(?:ql)?(?:\+[a-z0-9_]+)?|postgis|cockroachdb):\/\//i;

export function isDatabaseAddress(text: string): boolean {
  return scheme.test(text);
}

/** A list such as `host=db.example.com dbname='my db'`. */
export function isConnectionString(text: string): boolean {
  return /^\s*[a-z_]+\s*=/.test(text);
}

/** `expands`: it stands where a shell would still work out what begins with `$`. */
export function takeDatabaseAddress(collected: Collected, { text, expands }: Told): void {
  const told = isDatabaseAddress(text) ? factsOfAddress(collected, text) : factsOfPairs(text);
  const doubtful = ({ text: value, ...rest }: Told): Told => ({
    ...rest,
    text: value,
    expands: expands && value.includes('$'),
  });
  takeDatabaseFacts(collected, new Map([...told].map(([name, value]) => [name, doubtful(value)])));
}

function factsOfAddress(collected: Collected, address: string): DatabaseFacts {
  const rest = address.replace(scheme, '');
  const query = rest.indexOf('?');
  const before = query < 0 ? rest : rest.slice(0, query);
  // A password with a question mark that is not encoded: the at sign stands behind it.
  const at = before.includes('@') ? before.lastIndexOf('@') : rest.lastIndexOf('@');
  const credentials = at < 0 ? '' : rest.slice(0, at);
  const place = rest.slice(at + 1);
  const [, hosts = '', database = '', parameters = ''] = /^([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/s.exec(place) ?? [];
  if (/[/@?#]/.test(credentials)) say(collected, 'notEncoded');
  const told = new Map<string, Told>();
  const tell = (name: string, text: string) => {
    if (text !== '') told.set(name, { text: decoded(collected, text), expands: false });
  };
  const colon = credentials.indexOf(':');
  tell('user', colon < 0 ? credentials : credentials.slice(0, colon));
  if (colon >= 0) tell('password', credentials.slice(colon + 1));
  const list = hosts.split(',').map(hostAndPort);
  tell('host', list.map(({ host }) => host).join(','));
  if (list.some(({ port }) => port !== '')) tell('port', list.map(({ port }) => port).join(','));
  tell('dbname', database.replace(/\/$/, ''));
  for (const parameter of parameters.split('&')) {
    const equals = parameter.indexOf('=');
    if (equals > 0) tell(parameter.slice(0, equals), parameter.slice(equals + 1));
  }
  return told;
}

function hostAndPort(text: string): { host: string; port: string } {
  const [, host = text, port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(text) ?? [];
  return { host, port };
}

function decoded(collected: Collected, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    say(collected, 'notEncoded');
    return text;
  }
}

/** By libpq's rules: blanks round the sign, values in single quotes, a backslash before a quote. */
function factsOfPairs(text: string): DatabaseFacts {
  const pairs = text.matchAll(/([A-Za-z_]+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'?|((?:[^\s'\\]|\\.)*))/gs);
  return new Map(
    [...pairs].map(([, name = '', quoted, bare = '']) => {
      return [name, { text: (quoted ?? bare).replace(/\\(.)/gs, '$1'), expands: false }];
    }),
  );
}
