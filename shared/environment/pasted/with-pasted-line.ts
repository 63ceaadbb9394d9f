/** An environment with what a pasted line tells of it; all that the line does not say stays as it was. */
import type { Environment } from '../environment.ts';
import type { PastedLine } from './pasted-line.ts';

type Api = NonNullable<Environment['api']>;
type Database = NonNullable<Environment['database']>;

const blankApi: Api = {
  baseUrl: '',
  path: { kind: 'direct' },
  token: null,
  healthPath: null,
  endpoints: [],
  timeoutMs: 10_000,
};
const blankDatabase: Database = {
  host: '',
  port: 5432,
  database: '',
  user: '',
  sslMode: 'verify-full',
  caFile: null,
  password: null,
  path: { kind: 'direct' },
};

/**
 * The result may still lack what the line did not say (a user, a base URL). A secret that was found needs a place to be kept: where
 * the environment already keeps that secret in the key store, the place stays.
 *
 * @param newId ids for machines that the environment does not have yet.
 */
export function withPastedLine(environment: Environment, { parts }: PastedLine, newId: () => string): Environment {
  const { api, database } = environment;
  const known = new Set(environment.hosts.flatMap(({ run }) => (run.kind === 'ssh' ? [run.alias] : [])));
  const added = parts.hosts.filter(({ alias }) => !known.has(alias));
  const merged: Environment = {
    ...environment,
    hosts: [
      ...environment.hosts,
      ...added.map(({ name, alias }) => ({
        id: newId(),
        name,
        run: { kind: 'ssh' as const, alias },
        processName: null,
      })),
    ],
  };
  if (parts.api) {
    const before = api ?? blankApi;
    const endpoints = [...new Set([...before.endpoints, ...(parts.api.endpoints ?? [])])];
    merged.api = { ...before, ...parts.api, endpoints, token: keptPlace(before.token, parts.api.token) };
  }
  if (parts.database) {
    const before = database ?? blankDatabase;
    // Where a new address comes without a word about the way to it, the old way led to another place.
    const path = parts.database.host === undefined ? before.path : blankDatabase.path;
    const password = keptPlace(before.password, parts.database.password);
    merged.database = { ...before, path, ...parts.database, password };
  }
  return merged;
}

function keptPlace(before: Api['token'], told: Api['token'] | undefined): Api['token'] {
  if (told === undefined) return before;
  return told?.kind === 'ask' && before?.kind === 'stored' ? before : told;
}
