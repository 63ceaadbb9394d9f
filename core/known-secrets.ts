/**
 * Secrets that can be had without asking anybody, known from the start: what is written before the first check, such as an alert's
 * text, may hold one already. Helper programs are not run for it, and a key store that asks the person is not opened.
 */
import { secretSlot } from './check-context.ts';
import { passwordFromPgpass } from './probes/postgres/pgpass.ts';
import { secretFields, secretRefsOf } from './secret-refs.ts';
import type { Services } from './services.ts';

export async function knowSecrets({ store, secrets }: Pick<Services, 'store' | 'secrets'>): Promise<void> {
  for (const environment of store.environments.list()) {
    const refs = secretRefsOf(environment);
    for (const field of secretFields) {
      const ref = refs[field];
      if (ref?.kind === 'env' || ref?.kind === 'file') await secrets.resolve(ref, secretSlot(environment.id, field));
    }
    const { database } = environment;
    if (database?.password?.kind !== 'pgpass') continue;
    const password = await passwordFromPgpass(database, process.env);
    if (password !== null) secrets.remember(password);
  }
}
