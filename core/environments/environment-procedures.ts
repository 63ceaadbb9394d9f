/** Environments: plain rows, their secrets by reference, and a live test of each part before anything is saved. */

import { problem } from '../../shared/contract/problem.ts';
import type { EnvironmentEntry } from '../../shared/contract/view.ts';
import { isHttpAddress, isLoopbackHost } from '../../shared/environment/address.ts';
import type { Environment } from '../../shared/environment/environment.ts';
import { lookStatementsOf } from '../../shared/runbook/look-statements.ts';
import { secretSlot } from '../check-context.ts';
import { expectFound, toContractError } from '../expected.ts';
import { procedures } from '../procedures.ts';
import type { Services } from '../services.ts';
import { plannedSends } from './planned-sends.ts';
import { testEnvironment } from './test-environment.ts';

export function environmentProcedures(services: Services) {
  const { store, secrets, changes } = services;
  const on = procedures.environments;

  async function entry(environment: Environment): Promise<EnvironmentEntry> {
    const { id, api, database } = environment;
    return {
      environment,
      hasSecret: {
        apiToken: await secrets.has(api?.token ?? null, secretSlot(id, 'apiToken')),
        databasePassword: await secrets.has(database?.password ?? null, secretSlot(id, 'databasePassword')),
      },
    };
  }

  return {
    list: on.list.handler(() => Promise.all(store.environments.list().map(entry))),
    save: on.save.handler(({ input }) => {
      const wrong = firstMistake(input.environment);
      if (wrong) throw toContractError(problem('INVALID', wrong));
      store.environments.save(input.environment);
      changes.publish('change', { topic: 'environments' });
      return entry(input.environment);
    }),
    remove: on.remove.handler(async ({ input }) => {
      const id = input.environmentId;
      const environment = store.environments.get(id);
      store.environments.remove(id);
      // A key store outlives what it was filled for.
      await secrets.forget(environment?.api?.token ?? null, secretSlot(id, 'apiToken'));
      await secrets.forget(environment?.database?.password ?? null, secretSlot(id, 'databasePassword'));
      changes.publish('change', { topic: 'environments' });
    }),
    setSecret: on.setSecret.handler(async ({ input }) => {
      const { environmentId: id, field } = input;
      const environment = expectFound(store.environments.get(id), 'noSuchEnvironment', { id });
      const ref = field === 'apiToken' ? environment.api?.token : environment.database?.password;
      await secrets.keep(ref ?? null, secretSlot(id, field), input.value);
      changes.publish('change', { topic: 'environments' });
    }),
    test: on.test.handler(({ input, signal }) => {
      const cancel = signal ?? new AbortController().signal;
      return testEnvironment(services, input.environment, cancel);
    }),
    plan: on.plan.handler(({ input: { environment } }) => {
      const runbook = services.runbooks.of(environment.runbookHash);
      return plannedSends(environment, runbook ? lookStatementsOf(runbook) : []);
    }),
  };
}

/** What a schema cannot say: an address that is none, an open database far away. */
function firstMistake({ api, database }: Environment): string | null {
  if (api && !isHttpAddress(api.baseUrl)) return 'baseUrlNotHttp';
  if (database?.sslMode === 'disable' && !isLoopbackHost(database.host) && database.path.kind === 'direct')
    return 'plainDatabaseNotLoopback';
  return null;
}
