/** Secrets of an environment that are asked for once a session, and that nobody has entered in this one. */
import type { EnvironmentEntry } from '../../../../shared/contract/view.ts';

export type AskedSecret = 'apiToken' | 'databasePassword';

/** In the order in which they are asked for. The one for ending sessions is asked for where sessions are ended. */
export function missingSecrets({ environment, hasSecret }: EnvironmentEntry): AskedSecret[] {
  const { api, database } = environment;
  const refs = { apiToken: api?.token ?? null, databasePassword: database?.password ?? null };
  return (['apiToken', 'databasePassword'] as const).filter(
    (field) => refs[field]?.kind === 'ask' && !hasSecret[field],
  );
}
