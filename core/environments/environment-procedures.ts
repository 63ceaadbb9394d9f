/** Environments: plain rows, their secrets by reference, and a live test of each part before anything is saved. */

import { type Problem, problem } from '../../shared/contract/problem.ts';
import type { EnvironmentEntry } from '../../shared/contract/view.ts';
import type { Environment } from '../../shared/environment/environment.ts';
import { exchangeFileName, fromExchange, toExchange } from '../../shared/environment/exchange.ts';
import { importedEnvironment } from '../../shared/environment/imported.ts';
import { firstMistake } from '../../shared/environment/mistakes.ts';
import { lookStatementsOf } from '../../shared/runbook/look-statements.ts';
import { secretSlot } from '../check-context.ts';
import { expectFound, expectOk, toContractError } from '../expected.ts';
import { createRedactor } from '../probes/redaction.ts';
import { procedures } from '../procedures.ts';
import { type SecretField, secretFields, secretRefsOf } from '../secret-refs.ts';
import type { Services } from '../services.ts';
import { isReadUnnamed } from './parts-to-test.ts';
import { plannedSends } from './planned-sends.ts';
import { testEnvironment } from './test-environment.ts';
import { withTypedSecrets } from './typed-secrets.ts';

export function environmentProcedures(services: Services) {
  const { store, secrets, changes } = services;
  const on = procedures.environments;

  async function entry(environment: Environment): Promise<EnvironmentEntry> {
    const { id } = environment;
    const refs = secretRefsOf(environment);
    const has = (field: SecretField) => secrets.has(refs[field], secretSlot(id, field));
    return {
      environment,
      hasSecret: {
        apiToken: await has('apiToken'),
        databasePassword: await has('databasePassword'),
        operatorPassword: await has('operatorPassword'),
        messageWebhook: await has('messageWebhook'),
      },
    };
  }

  return {
    list: on.list.handler(() => Promise.all(store.environments.list().map(entry))),
    save: on.save.handler(({ input }) => {
      const environment = withoutSecretTexts(input.environment);
      const wrong = firstMistake(environment) ?? dashboardMistake(environment);
      if (wrong) throw toContractError(wrong);
      store.environments.save(environment);
      changes.publish('change', { topic: 'environments' });
      return entry(environment);
    }),
    remove: on.remove.handler(async ({ input }) => {
      const id = input.environmentId;
      const environment = store.environments.get(id);
      store.environments.remove(id);
      // A key store outlives what it was filled for.
      const refs = environment === null ? null : secretRefsOf(environment);
      for (const field of secretFields) await secrets.forget(refs?.[field] ?? null, secretSlot(id, field));
      changes.publish('change', { topic: 'environments' });
    }),
    setSecret: on.setSecret.handler(async ({ input }) => {
      const { environmentId: id, field } = input;
      const environment = expectFound(store.environments.get(id), 'noSuchEnvironment', { id });
      await secrets.keep(secretRefsOf(environment)[field], secretSlot(id, field), input.value);
      changes.publish('change', { topic: 'environments' });
    }),
    test: on.test.handler(({ input, signal }) => {
      const cancel = signal ?? new AbortController().signal;
      const known = withTypedSecrets(secrets, input.environment.id, input.typed ?? {});
      return testEnvironment({ ...services, secrets: known }, input, cancel);
    }),
    export: on.export.handler(async ({ input: { environmentId: id } }) => {
      const environment = expectFound(store.environments.get(id), 'noSuchEnvironment', { id });
      const json = toExchange(environment, services.redact);
      const fileName = exchangeFileName(environment);
      const savedTo = (await services.ports.saveFile?.(fileName, Buffer.from(json, 'utf8'))) ?? null;
      return { fileName, json, savedTo };
    }),
    import: on.import.handler(({ input }) =>
      importedEnvironment(expectOk(fromExchange(input.text)), {
        takenIds: store.environments.list().map(({ id }) => id),
        newId: services.newId,
        knowsRunbook: (hash) => store.runbooks.list().some((runbook) => runbook.hash === hash),
      }),
    ),
    plan: on.plan.handler(({ input: { environment, parts } }) => {
      const runbook = services.runbooks.of(environment.runbookHash);
      const sends = plannedSends(environment, runbook ? lookStatementsOf(runbook) : []);
      return sends.filter(({ part }) => parts?.includes(part) ?? isReadUnnamed(part));
    }),
  };
}

/** By its form alone: a known password may well be the name of a user or of a service too. */
const redactForms = createRedactor(() => []);

function withoutSecretTexts(environment: Environment): Environment {
  const contacts = environment.contacts.map((each) => ({
    ...each,
    person: each.person === null ? null : redactForms(each.person),
    contact: each.contact === null ? null : redactForms(each.contact),
  }));
  return { ...environment, name: redactForms(environment.name), service: redactForms(environment.service), contacts };
}

/** An address that would no longer lead anywhere without its token is not kept at all. */
function dashboardMistake({ dashboards }: Environment): Problem | null {
  const telling = dashboards.find(({ url }) => redactForms(url) !== url);
  return telling ? problem('INVALID', 'addressHoldsSecret', { address: redactForms(telling.name) }) : null;
}
