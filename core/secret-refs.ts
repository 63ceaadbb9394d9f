/** Where an environment's secrets are had from, by the field that each is for. */
import type { EnvironmentEntry } from '../shared/contract/view.ts';
import type { Environment, SecretRef } from '../shared/environment/environment.ts';

export type SecretField = keyof EnvironmentEntry['hasSecret'];

export const secretFields: readonly SecretField[] = [
  'apiToken',
  'databasePassword',
  'operatorPassword',
  'messageWebhook',
];

export function secretRefsOf({ api, database, webhook }: Environment): Record<SecretField, SecretRef | null> {
  return {
    apiToken: api?.token ?? null,
    databasePassword: database?.password ?? null,
    operatorPassword: database?.operator?.password ?? null,
    messageWebhook: webhook ?? null,
  };
}
