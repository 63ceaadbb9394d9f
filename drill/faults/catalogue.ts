/** All faults, by name. */
import { badDeploy } from './bad-deploy.ts';
import { authFailure, dbDown, dbExhausted } from './database-trouble.ts';
import { constraintViolation, endpoint, missingMigration, validationError } from './endpoint-trouble.ts';
import type { Fault } from './fault.ts';
import { configError, deployCrash, down, portInUse } from './not-running.ts';
import { lock, poolExhausted, slow, slowQuery } from './slow.ts';

export const faults: readonly Fault[] = [
  down,
  configError,
  portInUse,
  deployCrash,
  slow,
  slowQuery,
  lock,
  poolExhausted,
  dbDown,
  dbExhausted,
  authFailure,
  endpoint,
  missingMigration,
  constraintViolation,
  validationError,
  badDeploy,
];

export function findFault(name: string): Fault | null {
  return faults.find((fault) => fault.name === name) ?? null;
}
