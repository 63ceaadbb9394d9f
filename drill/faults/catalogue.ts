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

/** Throws one sentence for a name that no fault has. */
export function faultNamed(name: string): Fault {
  const fault = faults.find((each) => each.name === name);
  if (fault !== undefined) return fault;
  throw new Error(`no fault is called "${name}"; there are: ${faults.map((each) => each.name).join(', ')}`);
}
